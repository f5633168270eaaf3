import { randomUUID } from 'node:crypto';
import { type Standing, type World } from './world.js';

type Body = Readonly<Record<string, unknown>>;

const DEFINITION = {
  ...{ subImpact: 'people', evaluates: 'actions', name: 'Personnes', definition: 'x', unit: 'personnes' },
  ...{ direction: 'increase', periodFrom: '2015-01-01', periodTo: '2016-12-31' },
};
const { periodFrom: _, periodTo: __, ...SHARED } = DEFINITION;
const IN_A_MONTH = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const ROUND = {
  ...{ title: 'Tour (fictif)', questionnaire: { code: 'three-impacts', version: 1 } },
  closesOn: '2099-12-31',
};
const WHY = { reason: 'incorrect', comment: 'x' };

/** A body that each command takes, so that what is told apart is who sends it. */
export const BODIES: Readonly<Record<string, (world: World, standing: Standing) => Body>> = {
  'POST /v1/organisations': () => ({ name: 'Une autre (fictive)', sphere: 'association' }),
  'POST /v1/organisations/:id/names': () => ({ name: 'Autre nom (fictif)' }),
  'POST /v1/organisations/:id/identifiers': () => ({
    identifier: { scheme: 'rna', value: 'W123456789' },
  }),
  'POST /v1/organisations/:id/facts/:factId/corrections': () => ({ ...WHY, changes: { name: 'Autre' } }),
  'POST /v1/organisations/:id/facts/:factId/withdrawals': () => WHY,
  'POST /v1/organisations/:id/mandates': () => ({
    ...{ personId: randomUUID(), capacity: 'staff', until: IN_A_MONTH },
  }),
  'POST /v1/organisations/:id/mandates/:mandateId/withdrawal': () => ({ reason: 'left-organisation' }),
  'POST /v1/shared-indicators': () => ({ definition: SHARED }),
  'POST /v1/shared-indicators/:id/versions': () => ({ definition: SHARED }),
  'POST /v1/partnerships': ({ ours }) => ({
    ...{ title: 'Nouveau (fictif)', parties: [{ organisationId: ours, roles: ['carrier'] }] },
  }),
  'PATCH /v1/partnerships/:id': () => ({ title: 'Autre titre (fictif)' }),
  'POST /v1/partnerships/:id/category-changes': () => ({ category: 'societal-innovation' }),
  'POST /v1/partnerships/:id/publication': () => ({ items: [], sharedWithTerritory: true }),
  'POST /v1/partnerships/:id/parties': ({ theirs }) => ({ organisationId: theirs, roles: ['partner'] }),
  'POST /v1/partnerships/:id/parties/:organisationId/roles': () => ({ roles: ['partner'] }),
  'POST /v1/partnerships/:id/path-entry': () => ({ stage: 'conception' }),
  'POST /v1/partnerships/:id/stage-observations': () => ({ stage: 'conception' }),
  'POST /v1/partnerships/:id/goings-back': () => ({ to: 'conception', reason: 'other', comment: 'x' }),
  'POST /v1/partnerships/:id/suspensions': () => ({ reason: 'lack-of-funds' }),
  'POST /v1/partnerships/:id/endings': () => ({ ending: 'abandoned', reason: 'other', comment: 'x' }),
  'POST /v1/partnerships/:id/reopenings': () => ({ reason: 'other', comment: 'x' }),
  'POST /v1/partnerships/:id/gates/:gate/criteria': () => ({
    criteria: [{ code: 'one', dimension: 'solution', label: { fr: 'Un', en: 'One' } }],
    reason: 'x',
  }),
  'POST /v1/partnerships/:id/gates/:gate/reviews': ({ theirs }) => ({
    ...{ plannedFor: '2030-01-01', deciderIds: [theirs] },
  }),
  'POST /v1/partnerships/:id/gates/:gate/evidence': () => ({
    ...{ criterion: 'need-analysed', kind: 'text', text: 'x' },
  }),
  'POST /v1/partnerships/:id/gates/:gate/opinions': ({ ours }) => ({
    ...{ organisationId: ours, opinion: 'reserved' },
  }),
  'POST /v1/partnerships/:id/gates/:gate/proposals': () => ({ outcome: 'go' }),
  'POST /v1/partnerships/:id/gates/:gate/decisions': ({ theirs }) => ({
    ...{ outcome: 'no-go', deciderIds: [theirs] },
  }),
  'POST /v1/partnerships/:id/conditions/:conditionId/waiver': () => ({ justification: 'x' }),
  'POST /v1/partnerships/:id/indicators': () => ({ definition: DEFINITION, replyBy: '2030-01-01' }),
  'POST /v1/partnerships/:id/indicators/:indicatorId/versions': () => ({
    ...{ definition: DEFINITION, replyBy: '2030-01-01' },
  }),
  'POST /v1/partnerships/:id/indicators/:indicatorId/acceptances': ({ ours }) => ({ organisationId: ours }),
  'POST /v1/partnerships/:id/indicators/:indicatorId/refusals': ({ ours }) => ({
    ...{ organisationId: ours, reason: 'x' },
  }),
  'POST /v1/partnerships/:id/indicators/:indicatorId/adoptions': () => ({
    ...{ refusalId: randomUUID(), replyBy: '2030-01-01' },
  }),
  'POST /v1/partnerships/:id/measurements': () => ({
    rows: [{ indicator: 'Personnes', value: 1, dataSource: 'x' }],
  }),
  'POST /v1/partnerships/:id/indicator-agreements': ({ ours }) => ({
    ...{ definition: DEFINITION, organisationIds: [ours], source: { document: 'Convention (fictive)' } },
  }),
  'POST /v1/partnerships/:id/evaluation-framework': ({ theirs }) => ({ requiredParties: [theirs] }),
  'POST /v1/partnerships/:id/objectives': ({ ours }) => ({
    ...{ organisationId: ours, objectives: [{ objective: 'resources', expected: 3 }] },
  }),
  'POST /v1/partnerships/:id/qualifications': () => ({ qualification: 'initiative', justification: 'x' }),
  'POST /v1/partnerships/:id/deployment-figures': () => ({
    ...{ swarmingSites: 1, source: { document: 'Bilan (fictif)' } },
  }),
  'POST /v1/partnerships/:id/indicators/:indicatorId/silence': () => ({ justification: 'x' }),
  'POST /v1/partnerships/:id/indicators/:indicatorId/measurements': () => ({ value: 1, dataSource: 'x' }),
  'POST /v1/partnerships/:id/facts/:factId/corrections': () => ({ ...WHY, changes: { title: 'Autre' } }),
  'POST /v1/partnerships/:id/facts/:factId/withdrawals': () => WHY,
  'POST /v1/rounds': (_, { partnership }) => ({
    ...{ ...ROUND, cohort: 'Cohorte', partnershipIds: [partnership] },
  }),
  'POST /v1/partnerships/:id/rounds': () => ROUND,
  'POST /v1/rounds/:id/invitations': () => ({ panel: 'beneficiaries', invitations: 1 }),
  'PUT /v1/rounds/:id/panels/:panel/counts': () => ({
    ...{ sheets: 1, counts: {}, source: { document: 'Enquête (fictive)' } },
  }),
  'POST /v1/rounds/:id/reopening': () => ({ reason: 'panel-incomplete', closesOn: '2099-12-31' }),
  'POST /v1/rounds/:id/findings': () => ({ kind: 'finding', text: 'x' }),
  'PUT /v1/rounds/:id/sheet': ({ ours }) => ({ organisationId: ours, answers: {} }),
  'POST /v1/rounds/:id/official-sheets': ({ ours }) => ({ organisationId: ours, sheetId: randomUUID() }),
  'POST /v1/rounds/:id/findings/:findingId/replies': ({ ours }) => ({
    ...{ organisationId: ours, stance: 'shares' },
  }),
  'POST /v1/rounds/:id/actions': ({ ours }) => ({ title: 'x', ownerId: ours, dueOn: '2099-12-31' }),
  'POST /v1/rounds/:id/actions/:actionId/progress': () => ({ state: 'done' }),
  'PUT /v1/invitations/:token': () => ({ answers: {} }),
  'POST /v1/closings': () => ({ name: 'Nouvel arrêté' }),
  'POST /v1/closings/:id/withdrawal': () => ({ comment: 'x' }),
};
