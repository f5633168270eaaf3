import { type Command, type Possible } from '../kernel/aggregate.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personalIfGiven } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { type PartyRole } from '../reference/organisations.js';
import { type Category } from '../reference/themes.js';
import { currentParty } from './parties.js';
import {
  PartnershipCategoryChanged,
  PartnershipDescriptionAmended,
  PartnershipRegistered,
  PartyJoined,
  PartyLeft,
  PartyRolesChanged,
} from './partnership-events.js';
import { notBeforeStart, notEnded, type Partnership } from './partnership-state.js';

type Described = EventOf<typeof PartnershipRegistered>['data'];
type Role = PartyRole[];

export interface DescriptionCommands {
  'register-partnership': Described & {
    readonly parties: readonly { readonly organisationId: string; readonly roles: Role }[];
  };
  'amend-description': Partial<Omit<Described, 'category' | 'standing' | 'fictional'>>;
  'change-category': { readonly category: Category; readonly comment?: string | null };
  'add-party': { readonly organisationId: string; readonly roles: Role };
  'change-party-roles': { readonly organisationId: string; readonly roles: Role };
  'remove-party': { readonly organisationId: string; readonly exitStrategy?: string | null };
}
type Asked<Type extends keyof DescriptionCommands> = Command<Type, DescriptionCommands[Type]>;

const sameRoles = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join() === b.toSorted().join();

function oddOnce(odd: Described['odd'] | undefined): void {
  if (odd?.others.includes(odd.main))
    throw new RuleViolation('ODD_MAIN_REPEATED', { odd: odd.main }, 'odd/others');
}

export const decideDescription = {
  'register-partnership': (_: Partnership, { data }: Asked<'register-partnership'>): DomainEvent[] => {
    const { parties, ...described } = data;
    return [PartnershipRegistered.of(described), ...parties.map((party) => PartyJoined.of(party))];
  },
  'amend-description': (
    { description }: Partnership,
    { data }: Asked<'amend-description'>,
  ): DomainEvent[] => {
    const given = Object.entries(data).filter(([, value]) => value !== undefined);
    const changed = given.filter(
      ([field, value]) => !sameContent(value, description[field as keyof typeof description]),
    );
    return changed.length === 0 ? [] : [PartnershipDescriptionAmended.of(Object.fromEntries(changed))];
  },
  'change-category': ({ description }: Partnership, { data }: Asked<'change-category'>): DomainEvent[] =>
    description.category === data.category
      ? []
      : [PartnershipCategoryChanged.of({ category: data.category, comment: personalIfGiven(data.comment) })],
  'add-party': ({ evaluation }: Partnership, { data }: Asked<'add-party'>): DomainEvent[] => {
    const party = currentParty(evaluation.parties, data.organisationId);
    return party && sameRoles(party.roles, data.roles)
      ? []
      : [PartyJoined.of({ organisationId: data.organisationId, roles: data.roles })];
  },
  'change-party-roles': (
    { evaluation }: Partnership,
    { data }: Asked<'change-party-roles'>,
  ): DomainEvent[] => {
    const party = currentParty(evaluation.parties, data.organisationId);
    return party && sameRoles(party.roles, data.roles) ? [] : [PartyRolesChanged.of(data)];
  },
  'remove-party': (_: Partnership, { data }: Asked<'remove-party'>): DomainEvent[] => [
    PartyLeft.of({ organisationId: data.organisationId, exitStrategy: personalIfGiven(data.exitStrategy) }),
  ],
};

export function isParty({ evaluation }: Partnership, organisationId: string, field = 'organisationId'): void {
  if (!currentParty(evaluation.parties, organisationId))
    throw new RuleViolation('PARTY_NOT_IN', { organisationId }, field);
}

export const possibleDescription: Possible<Partnership> = {
  [PartnershipRegistered.type]: (_, { data }: Fact<EventOf<typeof PartnershipRegistered>>) =>
    oddOnce(data.odd),
  [PartnershipDescriptionAmended.type]: (
    partnership,
    fact: Fact<EventOf<typeof PartnershipDescriptionAmended>>,
  ) => {
    notBeforeStart(partnership, fact);
    oddOnce(fact.data.odd);
  },
  [PartnershipCategoryChanged.type]: notBeforeStart,
  [PartyJoined.type]: (partnership, fact: Fact<EventOf<typeof PartyJoined>>) => {
    notEnded(partnership, fact);
    const { organisationId } = fact.data;
    if (currentParty(partnership.evaluation.parties, organisationId)) {
      throw new RuleViolation('PARTY_ALREADY_IN', { organisationId }, 'organisationId');
    }
  },
  [PartyRolesChanged.type]: (partnership, fact: Fact<EventOf<typeof PartyRolesChanged>>) => {
    notBeforeStart(partnership, fact);
    isParty(partnership, fact.data.organisationId);
  },
  [PartyLeft.type]: (partnership, fact: Fact<EventOf<typeof PartyLeft>>) => {
    notBeforeStart(partnership, fact);
    isParty(partnership, fact.data.organisationId);
  },
};
