import { callerOf } from './claims.js';

const subject = { iss: 'https://sso.example', sub: 'c0ffee' };
const paths = { roles: 'realm_access.roles', organisation: 'organisation' };

describe('the caller a token names', () => {
  it('has the roles found at the claim path, those we know, once each', () => {
    const claims = { ...subject, realm_access: { roles: ['funder', 'uma_authorization', 'funder', 3] } };
    expect(callerOf(claims, paths)).toEqual({ id: 'c0ffee', roles: ['funder'], onBehalfOf: null });
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

  it('is a pseudonym, always the same, where the issuer names people by e-mail address', () => {
    const named = { ...subject, sub: 'jeanne.martin@example.org' };
    const { id } = callerOf(named, paths);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(callerOf(named, paths).id).toBe(id);
    expect(callerOf({ ...named, iss: 'https://other.example' }, paths).id).not.toBe(id);
  });
});
