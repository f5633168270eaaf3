import { randomBytes, randomUUID } from 'node:crypto';
import { InvitationTokens } from './invitation-tokens.js';

const tokens = new InvitationTokens(randomBytes(32));
const [round, batch] = [randomUUID(), randomUUID()];

describe('An invitation’s token', () => {
  it('is given again the same, and no two are', () => {
    const given = tokens.tokensOf(round, batch, 300);
    expect(tokens.tokensOf(round, batch, 300)).toEqual(given);
    expect(new Set(given).size).toBe(300);
    expect(new Set(given.map(({ length }) => length))).toEqual(new Set([64]));
  });

  it('says which of its batch it is, and is of no other batch, round or key', () => {
    const token = tokens.tokensOf(round, batch, 3)[2]!;
    const claimed = tokens.claimedBy(token)!;
    expect([claimed.roundId, claimed.index]).toEqual([round, 2]);
    expect([claimed.isOf(batch), claimed.isOf(randomUUID())]).toEqual([true, false]);
    expect(new InvitationTokens(randomBytes(32)).claimedBy(token)!.isOf(batch)).toBe(false);
  });

  it('is borne with the secret of its holder, of which it tells the hash', () => {
    const [token = ''] = tokens.tokensOf(round, batch, 1);
    const claimed = tokens.claimedBy(`${token}.${'s'.repeat(22)}`)!;
    expect([claimed.isOf(batch), claimed.holder?.length]).toEqual([true, 64]);
    expect(tokens.claimedBy(`${token}.${'t'.repeat(22)}`)!.holder).not.toBe(claimed.holder);
    expect(tokens.claimedBy(token)!.holder).toBeNull();
    expect(tokens.claimedBy(`${token}.short`)).toBeNull();
  });

  it('with any character changed is genuine no more', () => {
    const token = tokens.tokensOf(round, batch, 1)[0]!;
    for (let at = 0; at < token.length; at += 1) {
      const forged = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(tokens.claimedBy(forged)?.isOf(batch)).toBe(false);
    }
    expect(tokens.claimedBy('nothing')).toBeNull();
  });
});
