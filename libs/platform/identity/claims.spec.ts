import { actorIdOf } from './actor-id.js';
import { type ClaimPaths, callerOf as named } from './claims.js';

const subject = { sub: 'c0ffee' };
const knownAs = 'https://sso.example';
const key = Buffer.alloc(32, 7);
const paths = { roles: 'realm_access.roles', organisation: 'organisation' };

const callerOf = (claims: Parameters<typeof named>[0], at: ClaimPaths) =>
  named(claims, { knownAs, claims: at }, key);

describe('the caller a token names', () => {
  it('has the roles found at the claim path, those we know, once each', () => {
    const claims = { ...subject, realm_access: { roles: ['funder', 'uma_authorization', 'funder', 3] } };
    expect(callerOf(claims, paths)).toEqual({
      id: actorIdOf(key, knownAs, subject.sub),
      roles: ['funder'],
      onBehalfOf: null,
    });
  });

  it('may have them in a claim whose name holds dots, or as one text', () => {
    const claims = { ...subject, 'https://example.org/roles': 'auditor dpo' };
    expect(callerOf(claims, { ...paths, roles: 'https://example.org/roles' }).roles).toEqual([
      'auditor',
      'dpo',
    ]);
  });

  it('has none when the claim is not there, or is something JavaScript objects inherit', () => {
    expect(callerOf(subject, paths).roles).toEqual([]);
    expect(
      callerOf({ ...subject, roles: ['constructor', 'toString'] }, { ...paths, roles: 'roles' }).roles,
    ).toEqual([]);
    expect(callerOf(subject, { ...paths, roles: 'constructor.name' }).roles).toEqual([]);
  });

  it('acts for the organisation the token names', () => {
    expect(callerOf({ ...subject, organisation: 'org-1' }, paths).onBehalfOf).toBe('org-1');
    expect(callerOf({ ...subject, organisation: '' }, paths).onBehalfOf).toBeNull();
  });

  it.each([
    'c0ffee',
    'jean.dupont',
    'jeanne.martin@example.org',
    'Dupont',
    '6f0a4a56-6f0b-4f6e-9a54-3c1f0f6f8a11',
    '名',
    'a'.repeat(255),
  ])('is a pseudonym, always the same, whatever the issuer calls people: %s', (sub) => {
    const claims = { ...subject, sub };
    const { id } = callerOf(claims, paths);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id).not.toContain(sub.toLowerCase());
    expect(callerOf(claims, paths).id).toBe(id);
    expect(named(claims, { knownAs: 'https://other.example', claims: paths }, key).id).not.toBe(id);
  });

  it('is the same when the issuer has moved, and goes on being known as before', () => {
    expect(callerOf({ ...subject, iss: 'https://moved.example' }, paths).id).toBe(
      callerOf({ ...subject, iss: knownAs }, paths).id,
    );
  });

  it('cannot be found by trying names without the key', () => {
    expect(named(subject, { knownAs, claims: paths }, Buffer.alloc(32, 8)).id).not.toBe(
      callerOf(subject, paths).id,
    );
  });

  it('is not another caller whose issuer and subject read the same end to end', () => {
    expect(actorIdOf(key, 'https://sso', '.example')).not.toBe(actorIdOf(key, 'https://sso.', 'example'));
  });
});
