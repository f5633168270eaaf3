import { Command } from '@nestjs/cqrs';
import { type CommandAnswerBody } from '#contracts';
import {
  type Actor,
  type CLOSING,
  type DatePrecision,
  type MANDATES,
  type ORGANISATION,
  type PARTNERSHIP,
  type ROUND,
  type SHARED_INDICATOR,
  type SHEET,
  type Source,
} from '#domain';

export type Category =
  | typeof ORGANISATION
  | typeof PARTNERSHIP
  | typeof CLOSING
  | typeof MANDATES
  | typeof ROUND
  | typeof SHEET
  | typeof SHARED_INDICATOR;

export interface Recording {
  /** Aggregate category and id: the stream is `<category>-<streamId>`. */
  readonly category: Category;
  readonly streamId: string;
  /** The domain's command, as `decide` knows it. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Business date, YYYY-MM-DD; today (Europe/Paris) when absent. */
  readonly occurredOn?: string | undefined;
  readonly datePrecision: DatePrecision;
  readonly source?: Source | undefined;
  readonly caller: Actor;
  /**
   * True for what is told of the past by the ledger itself (the demonstration), where nobody asks, so that nobody is
   * refused; and for what came with an invitation that admits it.
   */
  readonly isAdmitted?: true;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** The revision the caller has read, or that the stream must be new; absent: whatever is there. */
  readonly expected?: { readonly ifMatch?: number } | { readonly ifNoneMatch: true } | undefined;
}

/** The one command of the bus: a domain command for one stream, with who asks and from where. */
export class RecordCommand extends Command<CommandAnswerBody> {
  constructor(readonly recording: Recording) {
    super();
  }
}
