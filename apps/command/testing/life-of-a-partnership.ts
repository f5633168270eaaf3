import { type CommandApi } from './command-api.js';

export interface Registered {
  readonly carrierId: string;
  readonly funderId: string;
  readonly partnershipId: string;
}

export const carrier = {
  occurredOn: '2008-01-01',
  name: 'Association fictive des Deux Rives',
  sphere: 'association',
  identifiers: [{ scheme: 'siren', value: '732 829 320' }],
  homeTerritory: { level: 'regional', code: '44', vintage: 2024, name: 'Grand Est' },
  fictional: true,
};

export const funder = {
  occurredOn: '2008-01-01',
  name: 'Entreprise fictive Lumen',
  sphere: 'company',
  size: 'pme',
  fictional: true,
};

export const partnershipOf = (carrierId: string, funderId: string): Record<string, unknown> => ({
  occurredOn: '2010-01-10',
  datePrecision: 'month',
  source: {
    document: 'Dossier fictif',
    place: 'p. 2',
    quote: 'Tout commence en janvier.',
    date: '2010-02-01',
  },
  title: 'Sport santé au quartier (fictif)',
  need: 'Sédentarité des patients chroniques',
  purpose: 'Prescrire une activité adaptée',
  populations: ['Patients chroniques'],
  territories: [{ level: 'local', code: '67482', vintage: 2024, name: 'Strasbourg', kind: 'born' }],
  domains: ['health'],
  odd: { main: '3', others: ['17'] },
  category: 'patronage',
  fictional: true,
  parties: [
    { organisationId: carrierId, roles: ['carrier'] },
    { organisationId: funderId, roles: ['funder'] },
  ],
});

export const indicatorDefinition = {
  subImpact: 'people',
  evaluates: 'actions',
  name: 'Patients accompagnés',
  definition: 'Patients qui suivent au moins dix séances',
  unit: 'personnes',
  direction: 'increase',
  baseline: 0,
  target: 200,
  periodFrom: '2011-01-01',
  periodTo: '2013-12-31',
  method: 'Registre des séances',
  dataSource: 'Registre',
};

export async function register(api: CommandApi): Promise<Registered> {
  const carrierId = (await api.create('/v1/organisations', carrier)).body.id;
  const funderId = (await api.create('/v1/organisations', funder)).body.id;
  const partnership = await api.create('/v1/partnerships', partnershipOf(carrierId, funderId));
  return { carrierId, funderId, partnershipId: partnership.body.id };
}
