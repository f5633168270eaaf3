import { TEST_TOKENS } from '#platform/testing';
import { act, UNKNOWN, type BadRequest } from './bad-request.js';

/** A cursor that we could have made, of a place in a list. */
const cursorOf = (place: string): string =>
  TEST_TOKENS.cursor(
    ['2020-01-01', TEST_TOKENS.position(0n), Buffer.from(place).toString('base64url')].join('.'),
  );

const INVALID = '422 INPUT_INVALID';
const MALFORMED_ID = '400 IDENTIFIER_INVALID';
const suspension = { reason: 'lack-of-funds' };
const get = (path: string) => () => ({ path });
const change = (path: string) => () => ({ path, body: suspension });

/** Parameters in the query; each is the one at fault. */
const asked = (name: string, query: string, parameter: string): BadRequest => [
  `${name} (${query.slice(0, 60)})`,
  get(`/v1/${query}`),
  INVALID,
  parameter,
];

export const BAD_PARAMETERS: readonly BadRequest[] = [
  asked('no item', 'partnerships?limit=0', 'limit'),
  asked('too many items', 'partnerships?limit=10000', 'limit'),
  asked('a limit that is no number', 'organisations?limit=abc', 'limit'),
  asked('a broken limit', 'watch?limit=1.5', 'limit'),
  asked('a limit twice', 'indicators?limit=2&limit=3', 'limit'),
  ...[
    'organisations',
    'partnerships',
    'portfolio',
    'stage-stays',
    'watch',
    'indicators',
    'reference-data',
    `partnerships/${UNKNOWN}`,
    `partnerships/${UNKNOWN}/timeline`,
    `organisations/${UNKNOWN}`,
    `organisations/${UNKNOWN}/timeline`,
  ].flatMap((list) => [
    asked('an unknown parameter', `${list}?page=2`, 'page'),
    ...(list === 'reference-data' ? [] : [asked('a position that is none', `${list}?after=x`, 'after')]),
  ]),
  asked('a reserved name', 'partnerships?__proto__=x', '__proto__'),
  asked('a position in clear', 'portfolio?after=1', 'after'),
  asked('a position made up', `portfolio?after=${'A'.repeat(43)}`, 'after'),
  asked('a position too long', `portfolio?after=${TEST_TOKENS.position(1n)}A`, 'after'),
  asked('a revision for a position', `portfolio?after=${TEST_TOKENS.revision(1, UNKNOWN)}`, 'after'),
  asked(
    'a position twice',
    `partnerships?after=${TEST_TOKENS.position(1n)}&after=${TEST_TOKENS.position(2n)}`,
    'after',
  ),
  asked('knowledge of a position in clear', 'partnerships?knownAt=1', 'knownAt'),
  asked('knowledge of a position made up', `partnerships?knownAt=${'A'.repeat(43)}`, 'knownAt'),
  asked('an unknown stage', 'partnerships?stage=youth', 'stage'),
  asked('an unknown order', 'partnerships?sort=colour', 'sort'),
  asked('an order twice', 'partnerships?sort=title&sort=stage', 'sort'),
  asked('an unknown status', 'watch?status=x', 'status'),
  asked('an unknown category', 'portfolio?category=x', 'category'),
  asked('an unknown sphere', 'organisations?sphere=x', 'sphere'),
  asked('an unknown role', 'partnerships?role=x', 'role'),
  asked('an unknown goal', 'partnerships?odd=18', 'odd'),
  asked('an unknown domain', 'partnerships?domain=x', 'domain'),
  asked('an unknown outcome', 'stage-stays?outcome=x', 'outcome'),
  asked('an unknown signal', 'watch?signal=x', 'signal'),
  asked('an unknown impact', 'indicators?impact=x', 'impact'),
  asked('an organisation that is no UUID', 'partnerships?organisation=x', 'organisation'),
  asked('a funder that is no UUID', 'portfolio?funder=x', 'funder'),
  asked('a day that is none', 'portfolio?from=2015-02-30', 'from'),
  asked('a day twice', 'portfolio?to=2015-02-01&to=2015-02-02', 'to'),
  ...['timed', 'entryKnown'].flatMap((flag) =>
    ['maybe', '1', '0', 'TRUE', ''].map((value) =>
      asked('neither true nor false', `stage-stays?${flag}=${value}`, flag),
    ),
  ),
  asked('a search too long', `partnerships?search=${'x'.repeat(201)}`, 'search'),
  asked('a search of too many words', `partnerships?search=${'a+'.repeat(13)}`, 'search'),
  asked('a search twice', 'partnerships?search=a&search=b', 'search'),
  asked('NUL in a search', 'partnerships?search=%00', 'search'),
  asked('too many values', `partnerships?stage=${Array(51).fill('conception').join('&stage=')}`, 'stage'),
  ['a cursor that is garbage', get('/v1/partnerships?cursor=%25%25'), '400 CURSOR_INVALID', 'cursor'],
  [
    'a cursor of another list',
    get(`/v1/partnerships?cursor=${cursorOf('["name","x","y"]')}`),
    '400 CURSOR_INVALID',
    'cursor',
  ],
  [
    'a forged cursor',
    get(`/v1/partnerships?cursor=${Buffer.from('["title","x","no-uuid"]').toString('base64url')}`),
    '400 CURSOR_INVALID',
    'cursor',
  ],
  [
    'a cursor of ours of what its list cannot hold',
    get(`/v1/partnerships?cursor=${cursorOf('["title","x","no-uuid"]')}`),
    '400 CURSOR_INVALID',
    'cursor',
  ],
  [
    'a forged cursor, of a history',
    ({ partnership }) => ({
      path: `/v1/partnerships/${partnership}/timeline?cursor=${cursorOf('["-revision","x"]')}`,
    }),
    '400 CURSOR_INVALID',
    'cursor',
  ],
];

export const BAD_ADDRESSES: readonly BadRequest[] = [
  ['an unknown path', get('/v1/nothing'), '404 NOT_FOUND'],
  ['an unknown act', act('celebrations', {}), '404 NOT_FOUND'],
  ['a partnership that does not exist', get(`/v1/partnerships/${UNKNOWN}`), '404 NOT_FOUND'],
  ['an organisation that does not exist', get(`/v1/organisations/${UNKNOWN}`), '404 NOT_FOUND'],
  ['the history of nothing', get(`/v1/partnerships/${UNKNOWN}/timeline`), '404 NOT_FOUND'],
  [
    'an act on a partnership that does not exist',
    change(`/v1/partnerships/${UNKNOWN}/suspensions`),
    '404 NOT_FOUND',
  ],
  ['an id that is no UUID, to read', get('/v1/partnerships/42'), MALFORMED_ID, 'id'],
  ['an id that is no UUID, to change', change('/v1/partnerships/42/suspensions'), MALFORMED_ID, 'id'],
  ['SQL as an id', get("/v1/organisations/'%20OR%201=1--"), MALFORMED_ID, 'id'],
  ['a gate out of the last stage', act('gates/industrialisation/evidence', {}), MALFORMED_ID, 'gate'],
  ['a condition that is no UUID', act('conditions/1/fulfilment', {}), MALFORMED_ID, 'conditionId'],
  [
    'a condition that does not exist',
    act(`conditions/${UNKNOWN}/fulfilment`, {}),
    '409 CONDITION_UNKNOWN',
    'conditionId',
  ],
  [
    'an indicator that does not exist',
    act(`indicators/${UNKNOWN}/measurements`, { value: 1, dataSource: 'x' }),
    '409 INDICATOR_UNKNOWN',
    'indicatorId',
  ],
  [
    'a fact that does not exist',
    act(`facts/${UNKNOWN}/withdrawals`, { reason: 'incorrect', comment: 'x' }),
    '409 FACT_NOT_FOUND',
    'factId',
  ],
  [
    'a party that is not registered',
    act(`parties/${UNKNOWN}/departure`, {}),
    '409 ORGANISATION_UNKNOWN',
    'organisationId',
  ],
  ['steps up the folders', get('/v1/../../../../etc/passwd'), '404 NOT_FOUND'],
  ['steps up the folders, encoded', get('/v1/partnerships/..%2f..%2fetc%2fpasswd'), MALFORMED_ID, 'id'],
  ['broken percent-encoding', get('/v1/partnerships/%E0%A4%A'), '400 MALFORMED_REQUEST'],
  ['NUL in the path', get('/v1/partnerships/%00'), INVALID, 'id'],
  [
    'DELETE',
    ({ partnership }) => ({ path: `/v1/partnerships/${partnership}`, method: 'DELETE' }),
    '405 METHOD_NOT_ALLOWED',
  ],
  ['PUT', () => ({ path: '/v1/partnerships', method: 'PUT', body: {} }), '405 METHOD_NOT_ALLOWED'],
  [
    'a command by GET',
    ({ partnership }) => ({ path: `/v1/partnerships/${partnership}/suspensions` }),
    '405 METHOD_NOT_ALLOWED',
  ],
  ['a query by POST', () => ({ path: '/v1/portfolio', body: {} }), '405 METHOD_NOT_ALLOWED'],
  [
    'a picture of a list',
    () => ({ path: '/v1/partnerships', headers: { accept: 'image/png' } }),
    '406 NOT_ACCEPTABLE',
    'Accept',
  ],
];
