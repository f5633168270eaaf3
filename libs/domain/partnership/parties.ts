import { type EventOf } from '../kernel/event.js';
import { type DatePrecision, type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { type PartyRole } from '../reference/organisations.js';
import { PartyJoined, PartyLeft, PartyRolesChanged } from './partnership-events.js';

/** An organisation's time in a partnership. One that leaves and comes back has two. */
export interface Party {
  readonly organisationId: string;
  readonly roles: readonly PartyRole[];
  readonly joinedOn: string;
  readonly joinedPrecision: DatePrecision;
  readonly leftOn: string | null;
  readonly exitStrategy: PersonalText | null;
}
export type Parties = readonly Party[];

/** Parties that are in the partnership now. */
export const currentParties = (parties: Parties): Party[] => parties.filter(({ leftOn }) => leftOn === null);

export const currentParty = (parties: Parties, organisationId: string): Party | undefined =>
  currentParties(parties).find((party) => party.organisationId === organisationId);

const changeCurrent = (parties: Parties, organisationId: string, change: Partial<Party>): Parties =>
  parties.map((party) =>
    party.organisationId === organisationId && party.leftOn === null ? { ...party, ...change } : party,
  );

export const partiesFold: Fold<Parties> = {
  initial: [],
  evolve: {
    [PartyJoined.type]: (parties, { data, occurredOn, datePrecision }: Fact<EventOf<typeof PartyJoined>>) => [
      ...parties,
      { ...data, joinedOn: occurredOn, joinedPrecision: datePrecision, leftOn: null, exitStrategy: null },
    ],
    [PartyRolesChanged.type]: (parties, { data }: Fact<EventOf<typeof PartyRolesChanged>>) =>
      changeCurrent(parties, data.organisationId, { roles: data.roles }),
    [PartyLeft.type]: (parties, { data, occurredOn }: Fact<EventOf<typeof PartyLeft>>) =>
      changeCurrent(parties, data.organisationId, { leftOn: occurredOn, exitStrategy: data.exitStrategy }),
  },
};
