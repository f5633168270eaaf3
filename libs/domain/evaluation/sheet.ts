import { type Aggregate, type Command } from '../kernel/aggregate.js';
import { eventCatalogue, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { derivedId } from '../kernel/derived-id.js';
import { type Panel } from '../reference/viewpoints.js';
import { SheetGiven, type Respondent } from './sheet-events.js';

/** Each respondent's answers in one round are a stream of their own, `sheet-<id>`. */
export const SHEET = 'sheet';

export const sheetEvents = eventCatalogue(SheetGiven);

export type SheetData = EventOf<typeof SheetGiven>['data'];

export interface SheetCommands {
  /** What was answered, sealed: it is checked by `admitSheet` before, where the round can be read. */
  'give-sheet': SheetData;
}

/** A version of a sheet as it was given. */
export interface GivenSheet extends SheetData {
  /** Id of the event: the keys of its comments derive from it. */
  readonly eventId: string;
  readonly givenOn: string;
  /** Where it stands in the log: of two versions the later one there counts, whatever days they bear. */
  readonly givenAt: string;
}

/** One respondent's sheet in one round: its latest version, and how often it was given. */
export interface Sheet {
  readonly latest: GivenSheet | null;
  readonly given: number;
}

export const sheetFold: Fold<Sheet> = {
  initial: { latest: null, given: 0 },
  evolve: {
    [SheetGiven.type]: (
      { latest, given },
      { id, data, occurredOn, position }: Fact<EventOf<typeof SheetGiven>>,
    ) => ({
      latest:
        latest && BigInt(latest.givenAt) > position
          ? latest
          : { ...data, eventId: id, givenOn: occurredOn, givenAt: String(position) },
      given: given + 1,
    }),
  },
};

export const sheet: Aggregate<Sheet> = {
  category: SHEET,
  starters: [],
  startersAgain: ['give-sheet'],
  events: sheetEvents,
  ...sheetFold,
  decide: {
    // Whether it says the same as before is under the seal: each time is a version.
    'give-sheet': (_, { data }: Command<'give-sheet', SheetData>) => [SheetGiven.of(data)],
  },
  possible: {},
};

/** The invitation of a batch's n-th member, n from 0. */
export const invitationIdOf = (batchId: string, index: number): string =>
  derivedId(batchId, 'invitation', index);

/**
 * The sheet that a respondent has in a round: one for each person who answers for a party, one for an invitation, one
 * for a panel's counts. @param personId who answers, for a party
 */
export function sheetIdOf(roundId: string, respondent: Respondent, personId: string): string {
  switch (respondent.kind) {
    case 'party':
      return derivedId(roundId, 'party', respondent.organisationId, personId);
    case 'panel-member':
      return derivedId(roundId, 'invitation', respondent.invitationId);
    case 'panel-counts':
      return countsIdOf(roundId, respondent.panel);
  }
}

export const countsIdOf = (roundId: string, panel: Panel): string => derivedId(roundId, 'counts', panel);
