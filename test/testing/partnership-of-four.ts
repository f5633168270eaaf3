import { type TestPerson } from '#platform/testing';
import { type RunningLedger } from './running-ledger.js';

/** People of four organisations, each of another sphere. */
export const PEOPLE = {
  association: { id: 'person-of-the-association', roles: ['partner'] },
  company: { id: 'person-of-the-company', roles: ['partner'] },
  territory: { id: 'person-of-the-territory', roles: ['funder'] },
  evaluator: { id: 'person-of-the-evaluator', roles: ['evaluator'] },
} as const satisfies Record<string, TestPerson>;
type Who = keyof typeof PEOPLE;

const ORGANISATIONS: Readonly<Record<Who, readonly [string, string, string]>> = {
  association: ['Les Jardins du Val (association fictive)', 'association', 'carrier'],
  company: ['Compagnie des Serres (fictive)', 'company', 'partner'],
  territory: ['Communauté du Grand Val (fictive)', 'public-body', 'funder'],
  evaluator: ['Atelier d’évaluation (fictif)', 'academic', 'evaluator'],
};

export interface EvaluatedPartnership {
  readonly partnershipId: string;
  readonly organisations: Readonly<Record<Who, string>>;
  /** The person, acting for their organisation under a mandate. */
  readonly as: (who: Who) => TestPerson;
}

const DAY = { occurredOn: '2024-01-15' };

/** A fictional partnership on its path, of an association, a company, a territory and who evaluates it. */
export async function evaluatedPartnership(ledger: RunningLedger): Promise<EvaluatedPartnership> {
  const organisations = {} as Record<Who, string>;
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [name, sphere] = ORGANISATIONS[who];
    organisations[who] = await ledger.create('organisations', { name, sphere, ...DAY });
  }
  const partnershipId = await ledger.create('partnerships', {
    title: 'Potagers du Val (partenariat fictif)',
    need: 'Des friches, et des familles sans jardin.',
    standing: 'experimentation',
    ...DAY,
  });
  for (const who of Object.keys(PEOPLE) as Who[])
    await ledger.command(`partnerships/${partnershipId}`, 'parties', {
      ...{ organisationId: organisations[who], roles: [ORGANISATIONS[who][2]], ...DAY },
    });
  const as = (who: Who): TestPerson => ({ ...PEOPLE[who], onBehalfOf: organisations[who] });
  for (const who of Object.keys(PEOPLE) as Who[]) await ledger.giveMandate(as(who));
  await ledger.read('portfolio');
  return { partnershipId, organisations, as };
}
