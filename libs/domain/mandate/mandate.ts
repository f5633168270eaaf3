import { type Aggregate, type Command } from '../kernel/aggregate.js';
import { addYears } from '../kernel/business-date.js';
import { derivedId } from '../kernel/derived-id.js';
import { eventCatalogue, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { personalIfGiven } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import {
  MANDATE_MAX_YEARS,
  type MandateCapacity,
  type MandateWithdrawalReason,
} from '../reference/mandates.js';
import { MandateGiven, MandateWithdrawn } from './mandate-events.js';

/** The mandates of an organisation are one stream, `mandates-<organisation>`. */
export const MANDATES = 'mandates';

export const mandateEvents = eventCatalogue(MandateGiven, MandateWithdrawn);

export interface MandateCommands {
  'give-mandate': {
    readonly personId: string;
    readonly capacity: MandateCapacity;
    /** The day it is given, when absent. */
    readonly from?: string;
    readonly until: string;
  };
  'withdraw-mandate': {
    readonly mandateId: string;
    readonly reason: MandateWithdrawalReason;
    readonly comment?: string | null;
  };
}
type Commanded<Type extends keyof MandateCommands> = Command<Type, MandateCommands[Type]>;

/** What lets somebody act for an organisation, from a day to another, both included. */
export type Mandate = EventOf<typeof MandateGiven>['data'] & {
  readonly givenOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawalReason: MandateWithdrawalReason | null;
};

/** The mandates of one organisation, as they were given. */
export interface Mandates {
  readonly mandates: readonly Mandate[];
}

export const mandatesFold: Fold<Mandates> = {
  initial: { mandates: [] },
  evolve: {
    [MandateGiven.type]: ({ mandates }, { data, occurredOn }: Fact<EventOf<typeof MandateGiven>>) => ({
      mandates: [...mandates, { ...data, givenOn: occurredOn, withdrawnOn: null, withdrawalReason: null }],
    }),
    [MandateWithdrawn.type]: (
      { mandates },
      { data, occurredOn }: Fact<EventOf<typeof MandateWithdrawn>>,
    ) => ({
      mandates: mandates.map((mandate) =>
        mandate.mandateId === data.mandateId
          ? { ...mandate, withdrawnOn: occurredOn, withdrawalReason: data.reason }
          : mandate,
      ),
    }),
  },
};

/** Whether a mandate lets its holder act on a day. Read models state the same in SQL (`viewerOf`). */
export const isInForce = ({ from, until, withdrawnOn }: Mandate, on: string): boolean =>
  withdrawnOn === null && from <= on && on <= until;

/** Whether somebody may act for the organisation on a day. */
export const holdsMandate = ({ mandates }: Mandates, personId: string, on: string): boolean =>
  mandates.some((mandate) => mandate.personId === personId && isInForce(mandate, on));

export const mandate: Aggregate<Mandates> = {
  category: MANDATES,
  starters: [],
  startersAgain: ['give-mandate'],
  events: mandateEvents,
  ...mandatesFold,
  decide: {
    'give-mandate': ({ mandates }, { id, data, occurredOn }: Commanded<'give-mandate'>) => {
      const given = { ...data, from: data.from ?? occurredOn };
      const { personId, capacity, from, until } = given;
      const isHeld = mandates.some(
        (held) =>
          held.withdrawnOn === null &&
          held.personId === personId &&
          held.capacity === capacity &&
          held.from === from &&
          held.until === until,
      );
      return isHeld ? [] : [MandateGiven.of({ mandateId: derivedId(id, 'mandate'), ...given })];
    },
    'withdraw-mandate': ({ mandates }, { data }: Commanded<'withdraw-mandate'>) => {
      const { mandateId, reason, comment } = data;
      if (mandates.some((held) => held.mandateId === mandateId && held.withdrawnOn !== null)) return [];
      return [MandateWithdrawn.of({ mandateId, reason, comment: personalIfGiven(comment) })];
    },
  },
  possible: {
    [MandateGiven.type]: (_, { data: { from, until } }: Fact<EventOf<typeof MandateGiven>>) => {
      if (until < from) throw new RuleViolation('PERIOD_REVERSED', { from, to: until }, 'until');
      const latest = addYears(from, MANDATE_MAX_YEARS);
      if (until > latest) throw new RuleViolation('MANDATE_TOO_LONG', { from, until, latest }, 'until');
    },
    [MandateWithdrawn.type]: ({ mandates }, { data }: Fact<EventOf<typeof MandateWithdrawn>>) => {
      const { mandateId, reason, comment } = data;
      if (!mandates.some((held) => held.mandateId === mandateId))
        throw new RuleViolation('MANDATE_UNKNOWN', { mandateId }, 'mandateId');
      if (reason === 'other' && !comment) throw new RuleViolation('COMMENT_REQUIRED', { reason }, 'comment');
    },
  },
};
