import { startTestIssuer, TEST_TOKENS } from '#platform/testing';
import { DATA_STEWARD } from '../running-ledger.js';
import {
  act,
  organisation,
  partnership,
  type BadRequest,
  type Sending,
  type Standing,
} from './bad-request.js';

const suspension = act('suspensions', { reason: 'lack-of-funds' });
const change =
  (headers: Sending['headers']) =>
  (standing: Standing): Sending => ({ ...suspension(standing), headers });
const changeAt =
  (revision: number, of: 'partnership' | 'carrier') =>
  (standing: Standing): Sending =>
    change({ 'if-match': `"${TEST_TOKENS.revision(revision, standing[of])}"` })(standing);
const creation = (headers: Sending['headers']) => (): Sending => ({ ...organisation(), headers });

export const BAD_HEADERS: readonly BadRequest[] = [
  ['no If-Match', change({ 'if-match': null }), '428 REVISION_REQUIRED', 'If-Match'],
  ['an empty If-Match', change({ 'if-match': '' }), '428 REVISION_REQUIRED', 'If-Match'],
  ['a stale revision', changeAt(0, 'partnership'), '412 REVISION_STALE', 'If-Match'],
  ['a revision to come', changeAt(99, 'partnership'), '412 REVISION_STALE', 'If-Match'],
  ['the revision of something else', changeAt(0, 'carrier'), '412 REVISION_STALE', 'If-Match'],
  ['a revision in clear', change({ 'if-match': '"3"' }), '412 REVISION_STALE', 'If-Match'],
  [
    'a weak revision',
    ({ revision, ...rest }) => change({ 'if-match': `W/"${revision}"` })({ revision, ...rest }),
    '412 REVISION_STALE',
    'If-Match',
  ],
  ['an ETag of something else', change({ 'if-match': '"abc"' }), '412 REVISION_STALE', 'If-Match'],
  ['If-Match without quotes', change({ 'if-match': '3' }), '400 IF_MATCH_INVALID', 'If-Match'],
  ['If-Match: *', change({ 'if-match': '*' }), '400 IF_MATCH_INVALID', 'If-Match'],
  ['two If-Match', change({ 'if-match': ['"1"', '"3"'] }), '400 IF_MATCH_INVALID', 'If-Match'],
  [
    'a creation without If-None-Match',
    creation({ 'if-none-match': null }),
    '428 IF_NONE_MATCH_REQUIRED',
    'If-None-Match',
  ],
  [
    'If-None-Match of a revision',
    creation({ 'if-none-match': '"1"' }),
    '400 IF_NONE_MATCH_INVALID',
    'If-None-Match',
  ],
  [
    'If-None-Match that is garbage',
    creation({ 'if-none-match': '%%' }),
    '400 IF_NONE_MATCH_INVALID',
    'If-None-Match',
  ],
  ['no key', change({ 'idempotency-key': null }), '400 IDEMPOTENCY_KEY_REQUIRED', 'Idempotency-Key'],
  ['an empty key', change({ 'idempotency-key': '' }), '400 IDEMPOTENCY_KEY_REQUIRED', 'Idempotency-Key'],
  ['a blank key', change({ 'idempotency-key': '"  "' }), '400 IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key'],
  [
    'a key too long',
    change({ 'idempotency-key': 'k'.repeat(201) }),
    '400 IDEMPOTENCY_KEY_INVALID',
    'Idempotency-Key',
  ],
  [
    'a key that is no ASCII',
    change({ 'idempotency-key': '"\xe9"' }),
    '400 IDEMPOTENCY_KEY_INVALID',
    'Idempotency-Key',
  ],
  ['two keys', change({ 'idempotency-key': ['k1', 'k2'] }), '400 IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key'],
  [
    'the key of another creation',
    ({ usedKey }) => ({ ...partnership({ title: 'Un autre' }), headers: { 'idempotency-key': usedKey } }),
    '422 IDEMPOTENCY_KEY_REUSED',
    'Idempotency-Key',
  ],
];

const bearing =
  (token: (standing: Standing) => string | null | Promise<string | null>) =>
  async (standing: Standing): Promise<Sending> => ({
    ...suspension(standing),
    headers: { authorization: await token(standing) },
  });
const signed = (other: object) =>
  bearing(async ({ ledger }) => `Bearer ${await ledger.issuer.tokenFor(DATA_STEWARD, other)}`);

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

/** The token's content with something changed, under the signature it had. */
const forged = (header: object, change: object) =>
  bearing(async ({ ledger }) => {
    const token = await ledger.issuer.tokenFor({ id: 'someone', roles: ['auditor'] });
    return `Bearer ${encoded(header)}.${encoded({ ...payloadOf(token), ...change })}.${token.split('.')[2]}`;
  });
const ES256 = { alg: 'ES256', typ: 'at+jwt' };
const soon = () => Math.floor(Date.now() / 1000) + 600;

const by = (role: 'auditor' | 'dpo') => (standing: Standing) => ({
  ...suspension(standing),
  as: { id: `person-${role}`, roles: [role] },
});

export const BAD_TOKENS: readonly BadRequest[] = [
  ['no token', bearing(() => null), '401 UNAUTHENTICATED'],
  ['another scheme', bearing(() => 'Basic YTpi'), '401 UNAUTHENTICATED'],
  ['rubbish', bearing(() => 'Bearer rubbish'), '401 UNAUTHENTICATED'],
  ['a token of 7,000 characters', bearing(() => `Bearer ${'x'.repeat(7_000)}`), '401 UNAUTHENTICATED'],
  [
    'a token that made itself administrator',
    forged(ES256, { roles: ['administrator'] }),
    '401 UNAUTHENTICATED',
  ],
  [
    'a token that asks for no signature',
    forged({ alg: 'none' }, { roles: ['administrator'] }),
    '401 UNAUTHENTICATED',
  ],
  ['a token signed with a shared secret', forged({ alg: 'HS256', typ: 'at+jwt' }, {}), '401 UNAUTHENTICATED'],
  ['an expired token', signed({ lifetimeSeconds: -60 }), '401 UNAUTHENTICATED'],
  [
    'a token not yet valid',
    signed({ claims: { roles: ['data-steward'], nbf: soon() } }),
    '401 UNAUTHENTICATED',
  ],
  ['a token for another service', signed({ audience: 'shop' }), '401 UNAUTHENTICATED'],
  ['a token without a subject', signed({ subject: '' }), '401 UNAUTHENTICATED'],
  [
    'a token of another issuer',
    bearing(async () => {
      const other = await startTestIssuer();
      const token = await other.tokenFor(DATA_STEWARD);
      await other.close();
      return `Bearer ${token}`;
    }),
    '401 UNAUTHENTICATED',
  ],
  ['a caller without a role', signed({ claims: {} }), '403 FORBIDDEN'],
  ['a caller of an unknown role', signed({ claims: { roles: ['root'] } }), '403 FORBIDDEN'],
  ['an auditor who would write', by('auditor'), '403 FORBIDDEN'],
  ['a data protection officer who would write', by('dpo'), '403 FORBIDDEN'],
];
