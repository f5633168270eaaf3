import fc from 'fast-check';
import { newServiceKey, presentedKey } from './service-key.js';

describe('The key of a service account', () => {
  it('opens its account, and is not among what is kept', () => {
    fc.assert(
      fc.property(fc.uuid(), (accountId) => {
        const { key, secretSha256 } = newServiceKey(accountId);
        const presented = presentedKey(key);
        expect([presented?.accountId, presented?.opens(secretSha256)]).toEqual([accountId, true]);
        expect(key).not.toContain(secretSha256.toString('base64url'));
      }),
    );
  });

  it('opens no other, nor with one sign changed', () => {
    const id = '8e03978e-40d5-43e8-bc93-6894a57f9324';
    const { key, secretSha256 } = newServiceKey(id);
    expect(presentedKey(newServiceKey(id).key)?.opens(secretSha256)).toBe(false);
    // The last sign of 43 holds four bits only.
    for (let at = key.length - 43; at < key.length - 1; at += 1) {
      const changed = key.slice(0, at) + (key[at] === 'A' ? 'B' : 'A') + key.slice(at + 1);
      expect(presentedKey(changed)?.opens(secretSha256)).toBe(false);
    }
  });

  it.each(['', 'plk_', 'plk_x_y', `plk_${'0'.repeat(32)}_short`, `plk_${'0'.repeat(32)}_${'a'.repeat(44)}`])(
    'has one form: %s is none',
    (key) => {
      expect(presentedKey(key)).toBeNull();
    },
  );
});
