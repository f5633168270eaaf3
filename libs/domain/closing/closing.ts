import { type Aggregate, type Command } from '../kernel/aggregate.js';
import { eventCatalogue, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { personal, personalIfGiven, type PersonalText } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { ReportClosed, ReportClosingWithdrawn, type LastKnown } from './closing-events.js';

export const CLOSING = 'closing';

export const closingEvents = eventCatalogue(ReportClosed, ReportClosingWithdrawn);

export interface ClosingCommands {
  'close-report': {
    readonly name: string;
    /** Day the closed reports speak of; that of the closing when absent. */
    readonly asOf?: string;
    readonly knownAt: LastKnown;
    readonly note?: string | null;
  };
  'withdraw-closing': { readonly comment: string };
}
type Commanded<Type extends keyof ClosingCommands> = Command<Type, ClosingCommands[Type]>;

/** A closing (*arrêté*): both clocks of reports, fixed under a name. What was fixed never changes: one made by mistake is withdrawn. */
export interface Closing {
  readonly name: string;
  readonly asOf: string | null;
  readonly knownAt: LastKnown | null;
  readonly note: PersonalText | null;
  /** The organisation on whose behalf it was made, for which it then is; null: for all. */
  readonly madeFor: string | null;
  readonly closedOn: string | null;
  readonly withdrawnOn: string | null;
  /** Why it was withdrawn. */
  readonly withdrawal: PersonalText | null;
}

export const closingFold: Fold<Closing> = {
  initial: {
    name: '',
    asOf: null,
    knownAt: null,
    note: null,
    madeFor: null,
    closedOn: null,
    withdrawnOn: null,
    withdrawal: null,
  },
  evolve: {
    [ReportClosed.type]: (state, { data, occurredOn, actor }: Fact<EventOf<typeof ReportClosed>>) => ({
      ...state,
      ...data,
      madeFor: actor.onBehalfOf,
      closedOn: occurredOn,
    }),
    [ReportClosingWithdrawn.type]: (
      state,
      { data, occurredOn }: Fact<EventOf<typeof ReportClosingWithdrawn>>,
    ) => ({ ...state, withdrawnOn: occurredOn, withdrawal: data.comment }),
  },
};

export const closing: Aggregate<Closing> = {
  category: CLOSING,
  starters: ['close-report'],
  events: closingEvents,
  ...closingFold,
  decide: {
    'close-report': (_, { data, occurredOn }: Commanded<'close-report'>) => [
      ReportClosed.of({
        name: data.name,
        asOf: data.asOf ?? occurredOn,
        knownAt: data.knownAt,
        note: personalIfGiven(data.note),
      }),
    ],
    'withdraw-closing': (state, { data }: Commanded<'withdraw-closing'>) =>
      state.withdrawnOn === null ? [ReportClosingWithdrawn.of({ comment: personal(data.comment) })] : [],
  },
  possible: {
    [ReportClosed.type]: (_, { data, occurredOn }: Fact<EventOf<typeof ReportClosed>>) => {
      if (data.asOf > occurredOn)
        throw new RuleViolation('CLOSED_BEFORE_ITS_DAY', { asOf: data.asOf, closedOn: occurredOn }, 'asOf');
    },
    [ReportClosingWithdrawn.type]: ({ closedOn }, { occurredOn }: Fact) => {
      if (closedOn !== null && occurredOn < closedOn)
        throw new RuleViolation('BEFORE_START', { occurredOn, startedOn: closedOn }, 'occurredOn');
    },
  },
};
