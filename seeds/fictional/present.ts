import { addDays } from '#domain';

/** Dates told from today, where a story is about what is late, recent or to come. */
export interface Present {
  /** So many days before today. */
  readonly ago: (days: number) => string;
  /** So many days after today: for plans and due dates. */
  readonly ahead: (days: number) => string;
}

export const presentOf = (today: string): Present => ({
  ago: (days) => addDays(today, -days),
  ahead: (days) => addDays(today, days),
});
