import {
  derivedId,
  ORGANISATION,
  organisationIdOf,
  PARTNERSHIP,
  type CorrectionCommands,
  type DatePrecision,
  type OrganisationCommands,
  type PartnershipCommands,
  type Source,
} from '#domain';

/** Which demonstration person acts: by role, and for which organisation (a registered organisation's id). */
export interface SeedActor {
  readonly role: 'data-steward' | 'partner' | 'funder' | 'evaluator';
  readonly onBehalfOf: string | null;
}

type CommandOf<Aggregate extends string, Commands> = {
  [Type in keyof Commands]: {
    readonly aggregate: Aggregate;
    readonly type: Type;
    readonly data: Commands[Type];
  };
}[keyof Commands];

/** A command of the demonstration data, ready for the command runner; its id is `seedCommandId(key)`. */
export type SeedCommand = {
  /** Unique, and the same at every load whatever today: it is the idempotency key, so that loading again changes nothing. */
  readonly key: string;
  readonly streamId: string;
  /** Business date, YYYY-MM-DD. */
  readonly occurredOn: string;
  readonly datePrecision: DatePrecision;
  readonly source?: Source;
  readonly actor: SeedActor;
} & (
  | CommandOf<typeof ORGANISATION, OrganisationCommands & CorrectionCommands>
  | CommandOf<typeof PARTNERSHIP, PartnershipCommands & CorrectionCommands>
);

/** UUID of a demonstration command, from which the ids of what it creates follow. */
export const seedCommandId = (key: string): string => derivedId('seed', key);

export const organisationRegistrationKey = (organisation: string): string =>
  `${ORGANISATION}/${organisation}/register`;
export const partnershipRegistrationKey = (partnership: string): string =>
  `${PARTNERSHIP}/${partnership}/register`;

/** Id of a demonstration organisation, by its key in the data. */
export const seedOrganisationId = (organisation: string): string =>
  organisationIdOf([], seedCommandId(organisationRegistrationKey(organisation)));

/** Id of a demonstration partnership, by its key in the data. */
export const seedPartnershipId = (partnership: string): string =>
  derivedId(seedCommandId(partnershipRegistrationKey(partnership)), PARTNERSHIP);

/** Id of the first event that a demonstration command leads to. */
export const seedFactId = ({
  key,
  aggregate,
  streamId,
}: Pick<SeedCommand, 'key' | 'aggregate' | 'streamId'>): string =>
  derivedId(seedCommandId(key), `${aggregate}-${streamId}`, 0);
