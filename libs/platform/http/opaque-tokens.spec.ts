import fc from 'fast-check';
import { POSITION_TOKEN } from '#contracts';
import { OpaqueTokens } from './opaque-tokens.js';

const tokens = new OpaqueTokens(Buffer.alloc(32, 7));
const others = new OpaqueTokens(Buffer.alloc(32, 8));

const position = () => fc.bigInt({ min: -1n, max: 2n ** 63n - 2n });
const revision = () => fc.nat({ max: Number.MAX_SAFE_INTEGER });

describe('An opaque token', () => {
  it('is read back as what it was made of, and is of one length whatever that is', () => {
    fc.assert(
      fc.property(position(), fc.option(fc.string(), { nil: undefined }), (at, salt) => {
        const token = tokens.position(at, salt);
        expect(token).toMatch(POSITION_TOKEN);
        expect(tokens.positionIn(token)).toBe(at);
      }),
    );
    fc.assert(
      fc.property(revision(), fc.uuid(), (at, id) => {
        const token = tokens.revision(at, id);
        expect(token).toMatch(/^[\w-]{32}$/);
        expect(tokens.revisionIn(token, id)).toBe(at);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.endsWith('\0') && text.isWellFormed()),
        (content) => {
          expect(tokens.cursorIn(tokens.cursor(content))).toBe(content);
        },
      ),
    );
  });

  it('of a position is another each time, or the same for the same thing', () => {
    expect(tokens.position(4211n)).not.toBe(tokens.position(4211n));
    expect(tokens.position(4211n, 'a')).toBe(tokens.position(4211n, 'a'));
    expect(tokens.position(4211n, 'a')).not.toBe(tokens.position(4211n, 'b'));
  });

  it('tells no order: of two positions, the token of the later comes first half of the time', () => {
    const laterFirst = Array.from({ length: 1_000 }, (_, at) => at).filter(
      (at) => tokens.position(BigInt(at), 'x') > tokens.position(BigInt(at + 1), 'x'),
    ).length;
    expect(laterFirst).toBeGreaterThan(400);
    expect(laterFirst).toBeLessThan(600);
  });

  it('of a revision is bound to what it is a revision of', () => {
    expect(tokens.revisionIn(tokens.revision(3, 'one'), 'other')).toBeNull();
    expect(tokens.revision(3, 'one')).not.toBe(tokens.revision(3, 'other'));
  });

  it('of one kind is none of another, nor of another key', () => {
    expect(tokens.revisionIn(tokens.position(3n), 'one')).toBeNull();
    expect(tokens.positionIn(tokens.cursor('3'))).toBeNull();
    expect(tokens.cursorIn(tokens.revision(3, 'one'))).toBeNull();
    expect(others.positionIn(tokens.position(3n))).toBeNull();
  });

  it('of which one character was changed is none', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(position(), fc.nat({ max: 42 }), fc.constantFrom(...letters), (at, place, letter) => {
        const token = tokens.position(at);
        const changed = `${token.slice(0, place)}${letter}${token.slice(place + 1)}`;
        expect(tokens.positionIn(changed)).toBe(changed === token ? at : null);
      }),
    );
  });

  it.each(['', '4211', 'AAAA', '=', 'é', 'A'.repeat(43), 'A'.repeat(32), ' '.repeat(43)])(
    '“%s” is none',
    (made) => {
      expect(tokens.positionIn(made)).toBeNull();
      expect(tokens.revisionIn(made, 'one')).toBeNull();
      expect(tokens.cursorIn(made)).toBeNull();
    },
  );

  it('of a cursor is as long for a small number within as for a great one', () => {
    expect(tokens.cursor('["-revision",1]')).toHaveLength(tokens.cursor('["-revision",12345]').length);
  });
});
