import { pathOf } from './path-of.js';

describe('A path of the API', () => {
  it('holds ids and codes, and an invitation with the secret of who bears it', () => {
    expect(pathOf('/rounds/:id/panels/:panel', { id: 'a-1', panel: 'citizens' })).toBe(
      '/rounds/a-1/panels/citizens',
    );
    const [token, secret] = ['t'.repeat(64), 's'.repeat(32)];
    expect(pathOf('/invitations/:token.:secret', { token, secret })).toBe(`/invitations/${token}.${secret}`);
  });

  it.each(['', '..', 'a/b', 'a?b', '%2e%2e', `${'t'.repeat(64)}.short`, 'x'.repeat(65), undefined])(
    'leads nowhere by %s',
    (id) => {
      expect(() => pathOf('/rounds/:id', id === undefined ? {} : { id })).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) as object }) as Error,
      );
    },
  );
});
