import { derivedId, type Label } from '#domain';
import { type Role } from '#platform';
import { seedOrganisationId } from '#seeds';

/** Someone who does not exist, to try the ledger as. */
export interface DemonstrationPerson {
  /** What `npm run token` calls them. */
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  /** Key of the fictional organisation acted for. */
  readonly organisation: string | null;
  readonly is: Label;
}

/** One for each role, the first being who acts in the demonstration's own past; and one who acts for a public body. */
export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  {
    key: 'fanny',
    name: 'Fanny Fictive',
    role: 'funder',
    organisation: 'deux-rives',
    is: {
      fr: 'suit les partenariats d’une fondation',
      en: 'follows the partnerships of a foundation',
    },
  },
  {
    key: 'elias',
    name: 'Élias Exemple',
    role: 'evaluator',
    organisation: 'institut-evaluation',
    is: { fr: 'évalue dans la durée', en: 'evaluates over time' },
  },
  {
    key: 'paula',
    name: 'Paula Prétendue',
    role: 'partner',
    organisation: 'passerelles',
    is: { fr: 'porte un projet associatif', en: 'carries an association’s project' },
  },
  {
    key: 'regis',
    name: 'Régis Rêvé',
    role: 'partner',
    organisation: 'region-trois-vallees',
    is: { fr: 'agit pour une collectivité', en: 'acts for a public body' },
  },
  {
    key: 'achille',
    name: 'Achille Imaginaire',
    role: 'auditor',
    organisation: null,
    is: { fr: 'relit tout, n’écrit rien', en: 'reads everything, writes nothing' },
  },
  {
    key: 'diane',
    name: 'Diane Démonstration',
    role: 'data-steward',
    organisation: null,
    is: { fr: 'tient les données', en: 'keeps the data' },
  },
  {
    key: 'octave',
    name: 'Octave Omis',
    role: 'dpo',
    organisation: null,
    is: { fr: 'veille aux données personnelles', en: 'watches over personal data' },
  },
  {
    key: 'ada',
    name: 'Ada Administration',
    role: 'administrator',
    organisation: null,
    is: { fr: 'administre le registre', en: 'administers the ledger' },
  },
];

export const personNamed = (key: string): DemonstrationPerson | undefined =>
  DEMONSTRATION_PEOPLE.find((person) => person.key === key);

/** What the demonstration issuer calls a person. */
export const subjectOf = ({ key }: DemonstrationPerson): string => derivedId('demonstration-person', key);

export const organisationIdOf = ({ organisation }: DemonstrationPerson): string | null =>
  organisation && seedOrganisationId(organisation);
