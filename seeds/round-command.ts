import {
  derivedId,
  ROUND,
  type ConductCommands,
  type Respondent,
  type RoundCommands,
  type SheetAnswers,
  type SHEET,
  type Source,
} from '#domain';
import { seedCommandId, type SeedActor } from './seed-command.js';

/** What opens a round, but for what the register and the vault tell; those asked by default when nobody is named. */
export interface RoundToOpen extends Pick<
  ConductCommands['open-round'],
  'partnershipId' | 'title' | 'questionnaire' | 'panels' | 'closesOn' | 'cohort'
> {
  readonly organisationIds?: readonly string[];
}

/** A sheet as it was answered, before it is sealed. */
export interface SheetToGive {
  readonly roundId: string;
  readonly respondent: Respondent;
  readonly answers: SheetAnswers;
}

type Told = {
  'open-round': RoundToOpen;
  'close-round': object;
} & Pick<RoundCommands, 'record-finding' | 'reply-to-finding' | 'agree-action' | 'follow-action'>;

/** A command to a round of the demonstration or to a sheet of it, in the order in which to run them; see `SeedCommand`. */
export type SeedRoundCommand = {
  readonly key: string;
  readonly streamId: string;
  /** Business date, YYYY-MM-DD. */
  readonly occurredOn: string;
  readonly source?: Source;
  readonly actor: SeedActor;
} & (
  | {
      [Type in keyof Told]: {
        readonly category: typeof ROUND;
        readonly type: Type;
        readonly data: Told[Type];
      };
    }[keyof Told]
  | { readonly category: typeof SHEET; readonly type: 'give-sheet'; readonly data: SheetToGive }
);

export const roundOpeningKey = (round: string): string => `${ROUND}/${round}/open`;

/** Id of a demonstration round, by its key in the data. */
export const seedRoundId = (round: string): string => derivedId(seedCommandId(roundOpeningKey(round)), ROUND);
