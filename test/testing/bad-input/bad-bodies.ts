import { gzipSync } from 'node:zlib';
import { act, organisation, partnership, UNKNOWN, type BadRequest } from './bad-request.js';

const raw = (text: string | Buffer, headers = {}) => ({ path: '/v1/partnerships', raw: text, headers });
const INVALID = '422 INPUT_INVALID';

/** What is no JSON object of a bearable size. */
export const BAD_ENVELOPES: readonly BadRequest[] = [
  ['JSON cut short', () => raw('{"title": "x'), '400 MALFORMED_JSON'],
  ['JSON with NaN', () => raw('{"title": NaN}'), '400 MALFORMED_JSON'],
  ['bytes that are no UTF-8', () => raw(Buffer.from('{"title": "\xe9"}', 'latin1')), '400 MALFORMED_JSON'],
  ['an empty body', () => raw(''), INVALID, '#/title'],
  ['an empty object', () => raw('{}'), INVALID, '#/title'],
  ['a list as the body', () => raw('[]'), INVALID, '#'],
  ['null as the body', () => raw('null'), INVALID, '#/title'],
  ['a text as the body', () => raw('"title"'), INVALID, '#'],
  [
    'text/plain',
    () => raw('title=x', { 'content-type': 'text/plain' }),
    '415 UNSUPPORTED_MEDIA_TYPE',
    'Content-Type',
  ],
  [
    'a form',
    () => raw('title=x', { 'content-type': 'application/x-www-form-urlencoded' }),
    '415 UNSUPPORTED_MEDIA_TYPE',
    'Content-Type',
  ],
  [
    'no content type',
    () => raw('{}', { 'content-type': null }),
    '415 UNSUPPORTED_MEDIA_TYPE',
    'Content-Type',
  ],
  [
    'another charset',
    () => raw('{}', { 'content-type': 'application/json; charset=latin1' }),
    '415 UNSUPPORTED_MEDIA_TYPE',
    'Content-Type',
  ],
  ['a huge body', () => raw(JSON.stringify({ title: 'x'.repeat(300_000) })), '413 BODY_TOO_LARGE'],
  [
    'a body that is huge once unzipped',
    () => raw(gzipSync(Buffer.alloc(20_000_000, 32)), { 'content-encoding': 'gzip' }),
    '413 BODY_TOO_LARGE',
  ],
  ['a broken gzip', () => raw('{}', { 'content-encoding': 'gzip' }), '400 MALFORMED_REQUEST'],
  [
    'an unknown compression',
    () => raw('{}', { 'content-encoding': 'lzw' }),
    '415 UNSUPPORTED_MEDIA_TYPE',
    'Content-Encoding',
  ],
  ['JSON a hundred thousand deep', () => raw('['.repeat(1e5) + ']'.repeat(1e5)), '400 JSON_TOO_DEEP'],
  [
    'JSON too deep in a field',
    () => partnership({ odd: JSON.parse('{"main":'.repeat(20) + '1' + '}'.repeat(20)) as object }),
    '400 JSON_TOO_DEEP',
  ],
  [
    'twenty thousand unknown fields',
    () => partnership(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, 1]))),
    INVALID,
    '#',
  ],
  ['forty thousand items', () => partnership({ domains: [...Array(40_000).keys()] }), INVALID, '#/domains'],
];

/** One field at fault in an otherwise good body. */
export const BAD_FIELDS: readonly BadRequest[] = [
  ['a field that does not exist', () => partnership({ titre: 'x' }), INVALID, '#/titre'],
  [
    'a field that does not exist, deep in',
    () => partnership({ odd: { main: '3', color: 'red' } }),
    INVALID,
    '#/odd/color',
  ],
  ['__proto__', () => raw('{"title": "x", "__proto__": {"admin": true}}'), INVALID, '#/__proto__'],
  ['a number as title', () => partnership({ title: 12 }), INVALID, '#/title'],
  ['a list as title', () => partnership({ title: ['x'] }), INVALID, '#/title'],
  ['null as title', () => partnership({ title: null }), INVALID, '#/title'],
  ['null as need', () => partnership({ need: null }), INVALID, '#/need'],
  ['a blank title', () => partnership({ title: ' \t\n' }), INVALID, '#/title'],
  ['a title too long', () => partnership({ title: 'x'.repeat(201) }), INVALID, '#/title'],
  ['a need too long', () => partnership({ need: 'x'.repeat(2_001) }), INVALID, '#/need'],
  ['half a character', () => raw('{"title": "a\\ud800b"}'), INVALID, '#/title'],
  ['half a character as a name', () => raw('{"title": "x", "\\udc00": 1}'), INVALID, '#/%EF%BF%BD'],
  ['NUL in a text', () => raw('{"title": "a\\u0000b"}'), INVALID, '#/title'],
  ['an object as a list', () => partnership({ parties: {} }), INVALID, '#/parties'],
  ['a list as an object', () => partnership({ odd: [] }), INVALID, '#/odd'],
  ['a text as true', () => partnership({ fictional: 'true' }), INVALID, '#/fictional'],
  ['a number among texts', () => partnership({ populations: ['x', 3] }), INVALID, '#/populations/1'],
  ['null among parties', () => partnership({ parties: [null] }), INVALID, '#/parties/0'],
  [
    'too many populations',
    () => partnership({ populations: Array<string>(21).fill('x') }),
    INVALID,
    '#/populations',
  ],
  [
    'no role',
    ({ carrier }) => partnership({ parties: [{ organisationId: carrier, roles: [] }] }),
    INVALID,
    '#/parties/0/roles',
  ],
  [
    'a role twice',
    ({ carrier }) => partnership({ parties: [{ organisationId: carrier, roles: ['funder', 'funder'] }] }),
    INVALID,
    '#/parties/0/roles',
  ],
  [
    'a party twice',
    ({ carrier }) =>
      partnership({
        parties: [
          { organisationId: carrier, roles: ['funder'] },
          { organisationId: carrier, roles: ['partner'] },
        ],
      }),
    INVALID,
    '#/parties',
  ],
  [
    'an id that is no UUID',
    () => partnership({ parties: [{ organisationId: 'x', roles: ['funder'] }] }),
    INVALID,
    '#/parties/0/organisationId',
  ],
  [
    'an organisation that is not registered',
    () => partnership({ parties: [{ organisationId: UNKNOWN, roles: ['funder'] }] }),
    '409 ORGANISATION_UNKNOWN',
    '#/parties/0/organisationId',
  ],
  [
    'two fields at once, each named',
    () => partnership({ title: '', category: 'x' }),
    INVALID,
    '#/title',
    '#/category',
  ],
  [
    'a main goal repeated',
    () => partnership({ odd: { main: '3', others: ['3'] } }),
    '409 ODD_MAIN_REPEATED',
    '#/odd/others',
  ],
  [
    'a territory of the year 12',
    () => partnership({ territories: [{ level: 'local', code: '1', vintage: 12, name: 'x', kind: 'born' }] }),
    INVALID,
    '#/territories/0/vintage',
  ],
  [
    'a SIREN with a wrong key',
    () => organisation({ identifiers: [{ scheme: 'siren', value: '732829321' }] }),
    '409 IDENTIFIER_INVALID',
    '#/identifiers/0/value',
  ],
  [
    'a SIRET with a wrong key',
    () => organisation({ identifiers: [{ scheme: 'siret', value: '55210055400014' }] }),
    '409 IDENTIFIER_INVALID',
    '#/identifiers/0/value',
  ],
  [
    'an RNA in another form',
    () => organisation({ identifiers: [{ scheme: 'rna', value: 'X123' }] }),
    '409 IDENTIFIER_INVALID',
    '#/identifiers/0/value',
  ],
  [
    'a foreign identifier without its country',
    () => organisation({ identifiers: [{ scheme: 'foreign', value: '0403170701' }] }),
    '409 IDENTIFIER_INVALID',
    '#/identifiers/0/value',
  ],
  ['a size for an association', () => organisation({ size: 'pme' }), '409 SIZE_ONLY_FOR_COMPANIES', '#/size'],
  [
    'a SIREN registered before',
    () => organisation({ sphere: 'company', identifiers: [{ scheme: 'siret', value: '73282932000074' }] }),
    '412 REVISION_STALE',
    'If-None-Match',
  ],
];

const day = (name: string, occurredOn: unknown): BadRequest => [
  name,
  () => partnership({ occurredOn }),
  INVALID,
  '#/occurredOn',
];

export const BAD_DATES: readonly BadRequest[] = [
  day('30 February', '2015-02-30'),
  day('29 February of no leap year', '2015-02-29'),
  day('the year 1', '0001-01-01'),
  day('a month 13', '2015-13-01'),
  day('a French date', '15/02/2015'),
  day('a date with its time', '2015-02-01T00:00:00Z'),
  day('a number as date', 20_150_201),
  day('an empty date', ''),
  ['a date to come', () => partnership({ occurredOn: '2026-01-11' }), '409 DATE_IN_FUTURE', '#/occurredOn'],
  [
    'a date before the start',
    act('suspensions', { occurredOn: '2015-01-09', reason: 'lack-of-funds' }),
    '409 BEFORE_START',
    '#/occurredOn',
  ],
  [
    'the date of a source to come',
    () => partnership({ source: { document: 'x', date: '2015-02-30' } }),
    INVALID,
    '#/source/date',
  ],
];
