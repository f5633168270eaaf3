import { type Aggregate, type Command } from '../kernel/aggregate.js';
import { correctFactWith, withdrawFact } from '../kernel/correct-fact.js';
import { derivedId } from '../kernel/derived-id.js';
import { eventCatalogue, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { IDENTIFIER_SCHEMES, type IdentifierScheme, type Sphere } from '../reference/organisations.js';
import { cleanIdentifier, isValidIdentifier, type Identifier } from './identifiers.js';
import {
  OrganisationIdentifierAdded,
  OrganisationRegistered,
  OrganisationRenamed,
  type Place,
} from './organisation-events.js';

export const ORGANISATION = 'organisation';

export const organisationEvents = eventCatalogue(
  OrganisationRegistered,
  OrganisationRenamed,
  OrganisationIdentifierAdded,
);

type Registered = EventOf<typeof OrganisationRegistered>['data'];
export interface OrganisationCommands {
  'register-organisation': Registered;
  'rename-organisation': { readonly name: string };
  'add-organisation-identifier': { readonly identifier: Identifier };
}
type Commanded<Type extends keyof OrganisationCommands> = Command<Type, OrganisationCommands[Type]>;

export interface Organisation {
  readonly name: string;
  readonly formerNames: readonly { readonly name: string; readonly until: string }[];
  readonly sphere: Sphere;
  readonly size: Registered['size'];
  readonly identifiers: readonly Identifier[];
  readonly homeTerritory: Place | null;
  readonly fictional: boolean;
  readonly registeredOn: string | null;
}

const sameIdentifier = (a: Identifier, b: Identifier): boolean =>
  a.scheme === b.scheme && a.value === b.value;

/** Id of an organisation: derived from its SIREN, else SIRET, RNA or foreign identifier, else the command, so that the same identifier twice is one stream. */
export function organisationIdOf(identifiers: readonly Identifier[], commandId: string): string {
  const cleaned = identifiers.map(cleanIdentifier);
  const rank = (scheme: IdentifierScheme) => IDENTIFIER_SCHEMES.indexOf(scheme);
  const [first] = cleaned.toSorted((a, b) => rank(a.scheme) - rank(b.scheme));
  if (!first) return derivedId(commandId, ORGANISATION);
  // A SIRET names its SIREN: both lead to the same organisation.
  return first.scheme === 'siret'
    ? derivedId(ORGANISATION, 'siren', first.value.slice(0, 9))
    : derivedId(ORGANISATION, first.scheme, first.value);
}

const eachOnce = (identifiers: readonly Identifier[]): Identifier[] =>
  identifiers.filter(
    (identifier, index) => identifiers.findIndex((other) => sameIdentifier(other, identifier)) === index,
  );

export const organisationFold: Fold<Organisation> = {
  initial: {
    name: '',
    formerNames: [],
    sphere: 'association',
    size: null,
    identifiers: [],
    homeTerritory: null,
    fictional: false,
    registeredOn: null,
  },
  evolve: {
    [OrganisationRegistered.type]: (
      state,
      { data, occurredOn }: Fact<EventOf<typeof OrganisationRegistered>>,
    ) => ({
      ...state,
      ...data,
      identifiers: eachOnce(data.identifiers),
      registeredOn: occurredOn,
    }),
    // A late fact may say earlier what a recorded one says again: the second then changes nothing.
    [OrganisationRenamed.type]: (state, { data, occurredOn }: Fact<EventOf<typeof OrganisationRenamed>>) =>
      data.name === state.name
        ? state
        : {
            ...state,
            name: data.name,
            formerNames: [...state.formerNames, { name: state.name, until: occurredOn }],
          },
    [OrganisationIdentifierAdded.type]: (
      state,
      { data }: Fact<EventOf<typeof OrganisationIdentifierAdded>>,
    ) => ({ ...state, identifiers: eachOnce([...state.identifiers, data.identifier]) }),
  },
};

export const organisation: Aggregate<Organisation> = {
  category: ORGANISATION,
  starters: ['register-organisation'],
  events: organisationEvents,
  ...organisationFold,
  decide: {
    'register-organisation': (_, { data }: Commanded<'register-organisation'>) => [
      OrganisationRegistered.of({ ...data, identifiers: data.identifiers.map(cleanIdentifier) }),
    ],
    'rename-organisation': (state, { data }: Commanded<'rename-organisation'>) =>
      data.name === state.name ? [] : [OrganisationRenamed.of({ name: data.name })],
    'add-organisation-identifier': (state, { data }: Commanded<'add-organisation-identifier'>) => {
      const identifier = cleanIdentifier(data.identifier);
      return state.identifiers.some((known) => sameIdentifier(known, identifier))
        ? []
        : [OrganisationIdentifierAdded.of({ identifier })];
    },
    'correct-fact': correctFactWith(organisationEvents),
    'withdraw-fact': withdrawFact,
  },
  possible: {
    [OrganisationRegistered.type]: (_, { data }: Fact<EventOf<typeof OrganisationRegistered>>) => {
      const { sphere, size, identifiers } = data;
      if (size && sphere !== 'company')
        throw new RuleViolation('SIZE_ONLY_FOR_COMPANIES', { sphere }, 'size');
      identifiers.forEach((identifier, index) => couldBeGiven(identifier, `identifiers/${index}/value`));
    },
    [OrganisationRenamed.type]: (state, fact: Fact) => happensAfterRegistration(state, fact),
    [OrganisationIdentifierAdded.type]: (state, fact: Fact<EventOf<typeof OrganisationIdentifierAdded>>) => {
      happensAfterRegistration(state, fact);
      couldBeGiven(fact.data.identifier, 'identifier/value');
    },
  },
};

function couldBeGiven(identifier: Identifier, field: string): void {
  if (!isValidIdentifier(identifier)) throw new RuleViolation('IDENTIFIER_INVALID', { ...identifier }, field);
}

function happensAfterRegistration(state: Organisation, fact: Fact): void {
  if (state.registeredOn && fact.occurredOn < state.registeredOn) {
    throw new RuleViolation(
      'BEFORE_START',
      { occurredOn: fact.occurredOn, startedOn: state.registeredOn },
      'occurredOn',
    );
  }
}
