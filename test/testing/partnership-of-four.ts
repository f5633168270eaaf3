import { randomUUID } from 'node:crypto';
import { questionnaireOf } from '#domain';
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

/** An indicator’s definition, of the usual kind. */
export const DEFINITION = {
  ...{ subImpact: 'people', evaluates: 'actions', name: 'Familles qui cultivent', unit: 'familles' },
  ...{ definition: 'Familles ayant cultivé une parcelle une saison entière', direction: 'increase' },
  ...{ baseline: 0, target: 40, periodFrom: '2024-01-01', periodTo: '2026-12-31' },
  ...{ method: 'Relevé de saison', dataSource: 'Registre des parcelles' },
} as const;

/** A round, asked, answered and closed over HTTP; a panel counted elsewhere, one below its threshold. */
export async function earlierRound(ledger: RunningLedger, of: EvaluatedPartnership): Promise<void> {
  const { partnershipId, organisations, as } = of;
  const questions = questionnaireOf('three-impacts', 1)!.questions;
  const send = async (method: string, path: string, who: Who, body: object, ifMatch: string | null) => {
    const answer = await ledger.request(method, `/v1/${path}`, {
      as: as(who),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(ifMatch === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(body),
    });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body as { readonly id: string; readonly revision: string; readonly position: string };
  };
  const opened = await send(
    'POST',
    `partnerships/${partnershipId}/rounds`,
    'evaluator',
    {
      title: 'Regards croisés, premier tour',
      questionnaire: { code: 'three-impacts', version: 1 },
      panels: [
        { panel: 'beneficiaries', threshold: 5 },
        { panel: 'employees', threshold: 5 },
      ],
      closesOn: '2026-01-31',
      occurredOn: '2026-01-05',
    },
    null,
  );
  for (const [who, mark] of [
    ['association', 4],
    ['company', 3],
    ['territory', 2],
  ] as const)
    await send(
      'PUT',
      `rounds/${opened.id}/sheet`,
      who,
      {
        organisationId: organisations[who],
        answers: Object.fromEntries(
          questions.map(({ code }, index) => [code, Math.min(5, mark + (index % 2))]),
        ),
      },
      null,
    );
  for (const [panel, sheets] of [
    ['beneficiaries', 12],
    ['employees', 2],
  ] as const)
    await send(
      'PUT',
      `rounds/${opened.id}/panels/${panel}/counts`,
      'evaluator',
      {
        sheets,
        counts: Object.fromEntries(
          questions.map(({ code }) => [
            code,
            {
              marks: sheets === 12 ? [1, 2, 3, 4, 1] : [0, 0, 1, 1, 0],
              notConcerned: 0,
              dontKnow: sheets === 12 ? 1 : 0,
            },
          ]),
        ),
        source: { document: 'Enquête de juin (fictive)' },
      },
      null,
    );
  const closed = await send('POST', `rounds/${opened.id}/closing`, 'evaluator', {}, opened.revision);
  await ledger.request('GET', `/v1/rounds/${opened.id}?after=${closed.position}`, { as: as('evaluator') });
  await resultsDrawn(ledger, of, `/rounds/${opened.id}`);
}

/** Waits until the results of a round, drawn up behind its closing, can be read. */
export async function resultsDrawn(
  ledger: RunningLedger,
  { as }: EvaluatedPartnership,
  round: string,
): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await ledger.request('GET', `/v1${round}/results`, { as: as('evaluator') });
    if (body.drawnOn != null) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the results of ${round} are not drawn up`);
}
