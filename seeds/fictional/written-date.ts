import { type DatePrecision } from '#domain';

/** A business date as a story writes it, as precise as it is known: `2014`, `2014-05` or `2014-05-12`. */
export type WrittenDate = string;

export function readDate(written: WrittenDate): {
  readonly occurredOn: string;
  readonly datePrecision: DatePrecision;
} {
  const [year, month, day] = written.split('-');
  return {
    occurredOn: [year, month ?? '01', day ?? '01'].join('-'),
    datePrecision: day ? 'day' : month ? 'month' : 'year',
  };
}
