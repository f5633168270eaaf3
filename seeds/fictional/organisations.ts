import { ORGANISATION, type COMPANY_SIZES, type Place, type Sphere } from '#domain';
import {
  organisationRegistrationKey,
  seedOrganisationId,
  type SeedActor,
  type SeedCommand,
} from '../seed-command.js';
import { commune, departement, region } from './territory.js';

interface FictionalOrganisation {
  readonly name: string;
  readonly sphere: Sphere;
  readonly size?: (typeof COMPANY_SIZES)[number];
  readonly home: Place | null;
}

/** Organisations that do not exist, and whose names say so. They bear no identifier of a real register. */
const FICTIONAL = {
  'deux-rives': {
    name: 'Fondation fictive des Deux Rives',
    sphere: 'foundation',
    home: commune('Lyon', '69123'),
  },
  'horizon-commun': {
    name: 'Fondation fictive Horizon commun',
    sphere: 'foundation',
    home: commune('Paris', '75056'),
  },
  vermeil: { name: 'Fonds fictif Vermeil', sphere: 'foundation', home: commune('Lille', '59350') },
  'martin-mobilites': {
    name: 'Entreprise fictive Martin Mobilités',
    sphere: 'company',
    size: 'pme',
    home: commune('Saint-Étienne', '42218'),
  },
  energelia: {
    name: 'Énergélia, entreprise fictive',
    sphere: 'company',
    size: 'eti',
    home: commune('Brest', '29019'),
  },
  batisud: {
    name: 'Bâtisud, entreprise fictive',
    sphere: 'company',
    size: 'ge',
    home: commune('Marseille', '13055'),
  },
  'panier-clair': {
    name: 'Le Panier clair, entreprise fictive',
    sphere: 'company',
    size: 'tpe',
    home: commune('Auch', '32013'),
  },
  numerys: {
    name: 'Numérys, entreprise fictive',
    sphere: 'company',
    size: 'eti',
    home: commune('Nantes', '44109'),
  },
  transbel: {
    name: 'Transbel, entreprise fictive de transport',
    sphere: 'company',
    size: 'ge',
    home: commune('Lille', '59350'),
  },
  passerelles: {
    name: 'Association fictive Passerelles',
    sphere: 'association',
    home: commune('Saint-Étienne', '42218'),
  },
  'toits-partages': {
    name: 'Association fictive Toits partagés',
    sphere: 'association',
    home: commune('Rennes', '35238'),
  },
  'berges-vivantes': {
    name: 'Association fictive des Berges vivantes',
    sphere: 'association',
    home: commune('Orléans', '45234'),
  },
  'lire-ensemble': {
    name: 'Association fictive Lire ensemble',
    sphere: 'association',
    home: commune('Dijon', '21231'),
  },
  'grandir-connectes': {
    name: 'Association fictive Grandir connectés',
    sphere: 'association',
    home: commune('Nantes', '44109'),
  },
  'bonnes-cantines': {
    name: 'Association fictive des Bonnes Cantines',
    sphere: 'association',
    home: commune('Toulouse', '31555'),
  },
  'chantiers-avenir': {
    name: "Association fictive Chantiers d'avenir",
    sphere: 'association',
    home: commune('Marseille', '13055'),
  },
  'presence-active': {
    name: 'Association fictive Présence active',
    sphere: 'association',
    home: commune('Amiens', '80021'),
  },
  'orchestre-quartiers': {
    name: "Association fictive L'Orchestre des quartiers",
    sphere: 'association',
    home: commune('Mulhouse', '68224'),
  },
  'metropole-valmont': { name: 'Métropole fictive de Valmont', sphere: 'public-body', home: null },
  'departement-haut-vallon': {
    name: 'Département fictif du Haut-Vallon',
    sphere: 'public-body',
    home: null,
  },
  'region-trois-vallees': {
    name: 'Région fictive des Trois Vallées',
    sphere: 'public-body',
    home: region('Bourgogne-Franche-Comté', '27'),
  },
  'agence-sante': { name: 'Agence publique fictive de santé', sphere: 'public-body', home: null },
  'universite-valmont': { name: 'Université fictive de Valmont', sphere: 'academic', home: null },
  'syndicat-batiment': {
    name: 'Union syndicale fictive des métiers du bâtiment',
    sphere: 'trade-union',
    home: departement('Bouches-du-Rhône', '13'),
  },
  'habitants-moulin': {
    name: "Collectif fictif d'habitants du Moulin",
    sphere: 'citizen-group',
    home: commune('Guéret', '23096'),
  },
  'alliances-locales': {
    name: 'Plateforme fictive des Alliances locales',
    sphere: 'intermediary',
    home: region('Auvergne-Rhône-Alpes', '84'),
  },
  'institut-evaluation': {
    name: "Institut fictif d'évaluation partagée",
    sphere: 'intermediary',
    home: commune('Paris', '75056'),
  },
} as const satisfies Readonly<Record<string, FictionalOrganisation>>;

export type FictionalOrganisationKey = keyof typeof FICTIONAL;

export const sphereOf = (key: FictionalOrganisationKey): Sphere => FICTIONAL[key].sphere;

const REGISTERED_ON = '2012-01-02';
const steward: SeedActor = { role: 'data-steward', onBehalfOf: null };

const registration = ([key, organisation]: [string, FictionalOrganisation]): SeedCommand => ({
  key: organisationRegistrationKey(key),
  aggregate: ORGANISATION,
  streamId: seedOrganisationId(key),
  type: 'register-organisation',
  data: {
    name: organisation.name,
    sphere: organisation.sphere,
    size: organisation.size ?? null,
    identifiers: [],
    homeTerritory: organisation.home,
    fictional: true,
  },
  occurredOn: REGISTERED_ON,
  datePrecision: 'day',
  actor: steward,
});

/** The fictional organisations, of which one changes its name and bears an identifier of a register that does not exist. */
export function* fictionalOrganisationCommands(): Generator<SeedCommand> {
  for (const organisation of Object.entries(FICTIONAL)) yield registration(organisation);
  const renamed = {
    aggregate: ORGANISATION,
    streamId: seedOrganisationId('alliances-locales'),
    datePrecision: 'day',
    actor: steward,
  } as const;
  yield {
    ...renamed,
    key: 'organisation/alliances-locales/rename',
    type: 'rename-organisation',
    data: { name: 'Carrefour fictif des Alliances locales' },
    occurredOn: '2018-06-01',
  };
  yield {
    ...renamed,
    key: 'organisation/alliances-locales/identifier',
    type: 'add-organisation-identifier',
    data: { identifier: { scheme: 'foreign', value: 'FICTIF-0001' } },
    occurredOn: '2018-06-01',
  };
}
