import { randomUUID } from 'node:crypto';
import { type TestPerson } from '#platform/testing';
import { DATA_STEWARD, type RunningLedger } from '../running-ledger.js';

/** What a partnership is to the organisation that the members of the matrix act for. */
export const RELATIONS = ['own', 'other', 'former', 'published', 'entrusted'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Token roles, and nobody; in the order of the table's columns. */
export const CALLERS = [
  'administrator',
  'funder',
  'evaluator',
  'partner',
  'auditor',
  'data-steward',
  'dpo',
  'nobody',
] as const;
export type CallingAs = (typeof CALLERS)[number];

const MEMBERS: readonly CallingAs[] = ['funder', 'evaluator', 'partner'];

/** What stands under one relation. */
export interface Standing {
  readonly partnership: string;
  readonly title: string;
  readonly indicator: string;
  /** Its registration. */
  readonly factId: string;
  /** Ours where the relation is our own, else theirs. */
  readonly organisation: string;
  readonly organisationFactId: string;
  /** Made for us, for others, or for nobody. */
  readonly closing: string;
  readonly closingName: string;
  /** An evaluation round of the partnership, opened before anybody left it, of its carrier and of the beneficiaries. */
  readonly round: string;
}

export interface World {
  readonly ours: string;
  readonly theirs: string;
  readonly standing: Readonly<Record<Relation, Standing>>;
}

/** Who calls; members act for our organisation, under a mandate. */
export const callerAs = (role: CallingAs, ours: string): TestPerson | null =>
  role === 'nobody'
    ? null
    : { id: `matrix-${role}`, roles: [role], ...(MEMBERS.includes(role) && { onBehalfOf: ours }) };

const DEFINITION = {
  ...{ subImpact: 'people', evaluates: 'actions', name: 'Personnes', definition: 'x', unit: 'personnes' },
  ...{ direction: 'increase', periodFrom: '2015-01-01', periodTo: '2016-12-31' },
};

/** One partnership of each kind, and whatever else routes are about. */
export async function worldIn(ledger: RunningLedger): Promise<World> {
  const organisation = (name: string) =>
    ledger.create('organisations', { name, sphere: 'association', occurredOn: '2010-01-01' });
  const [ours, theirs] = [await organisation('La nôtre (fictive)'), await organisation('La leur (fictive)')];
  const parties: Readonly<Record<Relation, readonly object[]>> = {
    own: [{ organisationId: ours, roles: ['carrier'] }],
    other: [{ organisationId: theirs, roles: ['carrier'] }],
    former: [
      { organisationId: theirs, roles: ['carrier'] },
      { organisationId: ours, roles: ['partner'] },
    ],
    published: [{ organisationId: theirs, roles: ['carrier'] }],
    entrusted: [
      { organisationId: theirs, roles: ['carrier'] },
      { organisationId: ours, roles: ['evaluator'] },
    ],
  };
  const firstFact = async (path: string): Promise<string> => {
    const { body } = await ledger.read(`${path}/timeline?limit=200`, {
      as: { id: 'matrix-auditor', roles: ['auditor'] },
    });
    return (body.items as { factId: string }[]).at(-1)!.factId;
  };
  const close = async (name: string, as: TestPerson): Promise<string> => {
    const { status, text, body } = await ledger.request('POST', '/v1/closings', {
      as,
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' },
      },
      body: JSON.stringify({ name }),
    });
    if (status !== 201) throw new Error(text);
    return body.id as string;
  };
  const standingOf = async (relation: Relation): Promise<Standing> => {
    const title = `Partenariat ${relation} (fictif)`;
    const partnership = await ledger.create('partnerships', {
      ...{ title, standing: 'conception', category: 'patronage', occurredOn: '2015-01-10' },
      parties: parties[relation],
    });
    const did = async (act: string, body: object) => {
      const answer = await ledger.command(`partnerships/${partnership}`, act, body);
      if (answer.status !== 200) throw new Error(`${relation} ${act}: ${answer.text}`);
      return answer.body as { createdIds?: { indicatorId: string } };
    };
    const proposed = await did('indicators', {
      ...{ occurredOn: '2015-02-01', replyBy: '2015-03-01', definition: { ...DEFINITION, name: title } },
    });
    const round = await roundOn(ledger, partnership);
    if (relation === 'former') await did(`parties/${ours}/departure`, { occurredOn: '2020-01-01' });
    if (relation === 'published')
      await did('publication', {
        items: ['presentation', 'parties', 'indicators'],
        sharedWithTerritory: false,
      });
    const own = relation === 'own' ? ours : theirs;
    const closingName = `Arrêté ${relation}`;
    const closedBy: Readonly<Partial<Record<Relation, TestPerson>>> = {
      own: { id: 'closer-of-ours', roles: ['partner'], onBehalfOf: ours },
      other: { id: 'closer-of-theirs', roles: ['partner'], onBehalfOf: theirs },
    };
    return {
      ...{ partnership, title, indicator: proposed.createdIds!.indicatorId, organisation: own, closingName },
      round,
      factId: await firstFact(`partnerships/${partnership}`),
      organisationFactId: await firstFact(`organisations/${own}`),
      closing: await close(closingName, closedBy[relation] ?? DATA_STEWARD),
    };
  };
  const standing = {} as Record<Relation, Standing>;
  for (const relation of RELATIONS) standing[relation] = await standingOf(relation);
  return { ours, theirs, standing };
}

/** A round of 2015, entered from a paper. */
async function roundOn(ledger: RunningLedger, partnership: string): Promise<string> {
  const { status, text, body } = await ledger.request('POST', `/v1/partnerships/${partnership}/rounds`, {
    headers: {
      ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' },
    },
    body: JSON.stringify({
      ...{ title: 'Tour (fictif)', questionnaire: { code: 'three-impacts', version: 1 } },
      ...{ panels: [{ panel: 'beneficiaries', threshold: 5 }], closesOn: '2099-12-31' },
      ...{ occurredOn: '2015-03-01', source: { document: 'Bilan (fictif)' } },
    }),
  });
  if (status !== 201) throw new Error(text);
  return body.id as string;
}
