import { act, organisation, partnership, UNKNOWN, type BadRequest } from './bad-request.js';

const INVALID = '422 INPUT_INVALID';

const definition = (over: object = {}) => ({
  replyBy: '2015-07-01',
  definition: {
    subImpact: 'people',
    evaluates: 'actions',
    name: 'Personnes accompagnées',
    definition: 'Personnes qui viennent dix fois',
    unit: 'personnes',
    direction: 'increase',
    baseline: 0,
    target: 100,
    periodFrom: '2015-01-01',
    periodTo: '2016-12-31',
    ...over,
  },
});
const evidence = (over: object = {}) => ({ criterion: 'need-analysed', kind: 'text', text: 'x', ...over });
const criterion = (over: object = {}) => ({
  reason: 'x',
  criteria: [{ code: 'own', dimension: 'solution', label: { fr: 'a', en: 'b' }, ...over }],
});
const decision =
  (over: object = {}) =>
  ({ carrier }: { carrier: string }) => ({ outcome: 'no-go', deciderIds: [carrier], ...over });

const code = (place: string, sending: BadRequest[1]): BadRequest => [
  `an unknown code at ${place}`,
  sending,
  INVALID,
  place,
];
const X = 'unheard-of';
const place = { level: 'local', code: null, vintage: null, name: 'x' };

/** A code that is none, in every list of codes that a body may hold. */
export const BAD_CODES: readonly BadRequest[] = [
  code('#/datePrecision', () => partnership({ datePrecision: X })),
  code('#/sphere', () => organisation({ sphere: X })),
  code('#/size', () => organisation({ sphere: 'company', size: X })),
  code('#/identifiers/0/scheme', () => organisation({ identifiers: [{ scheme: X, value: '1' }] })),
  code('#/homeTerritory/level', () => organisation({ homeTerritory: { ...place, level: X } })),
  code('#/territories/0/kind', () => partnership({ territories: [{ ...place, kind: X }] })),
  code('#/domains/0', () => partnership({ domains: [X] })),
  code('#/odd/main', () => partnership({ odd: { main: '18' } })),
  code('#/odd/others/0', () => partnership({ odd: { main: '1', others: ['0'] } })),
  code('#/category', () => partnership({ category: X })),
  code('#/standing', () => partnership({ standing: X })),
  code('#/parties/0/roles/0', ({ carrier }) =>
    partnership({ parties: [{ organisationId: carrier, roles: [X] }] }),
  ),
  code('#/stage', act('path-entry', { stage: X })),
  code('#/to', act('goings-back', { to: X, reason: 'need-changed' })),
  code('#/reason', act('goings-back', { to: 'conception', reason: X })),
  code('#/reason', act('suspensions', { reason: X })),
  code('#/reason', act('reopenings', { reason: X })),
  code('#/ending', act('endings', { ending: X })),
  code('#/reason', act('endings', { ending: 'abandoned', reason: X })),
  code('#/transferredTo', act('endings', { ending: 'transferred', transferredTo: X })),
  code('#/kind', act('gates/conception/evidence', evidence({ kind: X }))),
  code('#/outcome', act('gates/conception/decisions', decision({ outcome: X }))),
  code(
    '#/opinion',
    act('gates/conception/opinions', ({ carrier }) => ({ organisationId: carrier, opinion: X })),
  ),
  code('#/criteria/0/dimension', act('gates/conception/criteria', criterion({ dimension: X }))),
  code('#/definition/subImpact', act('indicators', definition({ subImpact: X }))),
  code('#/definition/evaluates', act('indicators', definition({ evaluates: X }))),
  code('#/definition/direction', act('indicators', definition({ direction: X }))),
  code('#/reason', act(`facts/${UNKNOWN}/withdrawals`, { reason: X, comment: 'x' })),
];

const number = (name: string, field: string, value: unknown): BadRequest => [
  name,
  act('indicators', definition({ [field]: value })),
  INVALID,
  `#/definition/${field}`,
];

/** At gates and on indicators. */
export const BAD_ACTS: readonly BadRequest[] = [
  [
    'a go without evidence',
    act(
      'gates/conception/decisions',
      decision({ outcome: 'go', source: { document: 'Compte rendu (fictif)' } }),
    ),
    '409 STAGE_GATE_CRITERIA_UNMET',
    '#/outcome',
  ],
  [
    'a waiver twice',
    act(
      'gates/conception/decisions',
      decision({
        waivers: [
          { criterion: 'need-analysed', reason: 'x' },
          { criterion: 'need-analysed', reason: 'y' },
        ],
      }),
    ),
    INVALID,
    '#/waivers',
  ],
  [
    'a criterion twice in a list',
    act('gates/conception/criteria', {
      reason: 'x',
      criteria: [...criterion().criteria, ...criterion().criteria],
    }),
    '409 CRITERION_REPEATED',
    '#/criteria',
  ],
  [
    'a criterion nobody knows',
    act('gates/conception/evidence', evidence({ criterion: X })),
    '409 CRITERION_UNKNOWN',
    '#/criterion',
  ],
  ['no decider', act('gates/conception/decisions', decision({ deciderIds: [] })), INVALID, '#/deciderIds'],
  [
    'a decider who is no party',
    act('gates/conception/decisions', ({ stranger }) =>
      decision({ deciderIds: [stranger] })({ carrier: '' }),
    ),
    '409 PARTY_NOT_IN',
    '#/deciderIds/0',
  ],
  [
    'a comment too long',
    act('gates/conception/decisions', decision({ comment: 'x'.repeat(5_001) })),
    INVALID,
    '#/comment',
  ],
  [
    'evidence without its text',
    act('gates/conception/evidence', evidence({ text: null })),
    '409 EVIDENCE_INCOMPLETE',
    '#/text',
  ],
  ...['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'ftp://x.org', '//x.org', 'x'].map(
    (link): BadRequest => [
      `the link ${link}`,
      act('gates/conception/evidence', evidence({ kind: 'link', link })),
      INVALID,
      '#/link',
    ],
  ),
  [
    'a SHA-256 too short',
    act('gates/conception/evidence', evidence({ kind: 'file', fileName: 'x', sha256: 'abc' })),
    INVALID,
    '#/sha256',
  ],
  [
    'a SHA-256 in capitals',
    act('gates/conception/evidence', evidence({ kind: 'file', fileName: 'x', sha256: 'A'.repeat(64) })),
    INVALID,
    '#/sha256',
  ],
  [
    'a suspension for another reason, unsaid',
    act('suspensions', { reason: 'other' }),
    '409 COMMENT_REQUIRED',
    '#/comment',
  ],
  [
    'a review planned in the past',
    act('gates/conception/reviews', ({ carrier }) => ({ plannedFor: '2015-05-31', deciderIds: [carrier] })),
    '409 PLANNED_IN_THE_PAST',
    '#/plannedFor',
  ],
  number('a text as number', 'target', '100'),
  number('a number too large', 'target', 1e16),
  number('a number too small', 'baseline', -1e16),
  number('a negative tolerance', 'tolerance', -1),
  [
    'a number beyond all numbers',
    ({ partnership: id, indicator }) => ({
      path: `/v1/partnerships/${id}/indicators/${indicator}/measurements`,
      raw: '{"occurredOn": "2015-06-01", "dataSource": "x", "value": 1e400}',
    }),
    INVALID,
    '#/value',
  ],
  [
    'an increase downwards',
    act('indicators', definition({ baseline: 100, target: 0 })),
    '409 INDICATOR_DIRECTION_CONTRADICTED',
    '#/definition/target',
  ],
  [
    'a period that ends before it begins',
    act('indicators', definition({ periodTo: '2014-12-31' })),
    '409 PERIOD_REVERSED',
    '#/definition/periodTo',
  ],
  [
    'a measurement of an indicator nobody agreed to',
    act('indicators/INDICATOR/measurements', { value: 1, dataSource: 'x' }),
    '409 INDICATOR_NOT_AGREED',
    '#/occurredOn',
  ],
  [
    'a correction that changes what the fact does not have',
    ({ partnership: id }) => ({
      path: `/v1/partnerships/${id}/facts/${UNKNOWN}/corrections`,
      body: { reason: 'incorrect', comment: 'x', changes: [] },
    }),
    INVALID,
    '#/changes',
  ],
];
