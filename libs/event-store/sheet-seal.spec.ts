import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { isSealed, personal, type SheetContent } from '#domain';
import {
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  openDisclosed,
  SheetSeal,
  SheetTooLong,
  UnreadableSheet,
  type TextKeyStore,
} from './index.js';

const masterKey = randomBytes(32);
let textKeys: TextKeyStore;
let seal: SheetSeal;

beforeEach(() => {
  textKeys = new InMemoryTextKeyStore(new InMemoryEventStore());
  seal = new SheetSeal(textKeys, masterKey);
});

const aPlace = () => ({ roundId: randomUUID(), sheetId: randomUUID(), eventId: randomUUID() });
const answered = (comment: string | null = null): SheetContent => ({
  kind: 'answers',
  answers: { people: 3, territorial: 'dont-know' },
  comments: comment === null ? {} : { people: personal(comment) },
});

describe('A sealed sheet', () => {
  it('has one length, whatever it says, and says the same once opened', async () => {
    const { $key } = await seal.keyFor(randomUUID());
    const disclosed = (await seal.keyOf($key))!;
    const content = fc.record({
      kind: fc.constant('answers' as const),
      answers: fc.dictionary(fc.stringMatching(/^[a-z-]{1,30}$/), fc.integer({ min: 1, max: 5 }), {
        noNullPrototype: true,
      }),
      comments: fc.constant({}),
    });
    const lengths = new Set<number>();
    await fc.assert(
      fc.asyncProperty(content, async (said) => {
        const place = aPlace();
        const sheet = await seal.seal(said, place, $key);
        lengths.add(sheet.$sheet.length);
        expect(openDisclosed(sheet, place, disclosed)).toEqual(said);
        expect(await seal.open(sheet, place)).toEqual(said);
      }),
      { numRuns: 30 },
    );
    expect(lengths.size).toBe(1);
  });

  it('holds its comments under keys of their own, which the key of the round does not open', async () => {
    const { $key } = await seal.keyFor(randomUUID());
    const place = aPlace();
    const sheet = await seal.seal(answered('Un mot à soi'), place, $key);
    const content = openDisclosed(sheet, place, (await seal.keyOf($key))!);
    const comment = content.kind === 'answers' ? content.comments.people : undefined;
    expect(isSealed(comment)).toBe(true);
    expect(Buffer.from(JSON.stringify(content)).toString()).not.toContain('Un mot');
    const codec = createCodec({ catalogue: new Map(), textKeys, masterKey });
    expect(await codec.openAll(content)).toMatchObject({ comments: { people: 'Un mot à soi' } });
  });

  it('tells by the ids of its keys how many comments it bears, never on which questions', async () => {
    const place = aPlace();
    const keysOf = async (...commented: string[]) => {
      const kept: string[] = [];
      const keep = jest.spyOn(textKeys, 'keep').mockClear();
      const { $key } = await seal.keyFor(place.roundId);
      const comments = Object.fromEntries(commented.map((code) => [code, personal(`sur ${code}`)]));
      const sheet = await seal.seal({ kind: 'answers', answers: {}, comments }, place, $key);
      for (const [keys] of keep.mock.calls) kept.push(...keys.map(({ keyId }) => keyId));
      const codec = createCodec({ catalogue: new Map(), textKeys, masterKey });
      expect(await codec.openAll(await seal.open(sheet, place))).toMatchObject({
        comments: Object.fromEntries(commented.map((code) => [code, `sur ${code}`])),
      });
      return kept;
    };
    const [some, others] = [
      await keysOf('people', 'territorial'),
      await keysOf('societal', 'economic-actors'),
    ];
    expect(some).toHaveLength(3);
    expect(others).toEqual(some);
  });

  it('is bound to its round and sheet, and to its key', async () => {
    const { $key } = await seal.keyFor(randomUUID());
    const place = aPlace();
    const sheet = await seal.seal(answered(), place, $key);
    const disclosed = (await seal.keyOf($key))!;
    for (const other of [{ roundId: randomUUID() }, { sheetId: randomUUID() }])
      expect(() => openDisclosed(sheet, { ...place, ...other }, disclosed)).toThrow(UnreadableSheet);
    const another = randomBytes(32).toString('base64');
    expect(() => openDisclosed(sheet, place, another)).toThrow(UnreadableSheet);
  });

  it('that its seal has no room for is refused', async () => {
    const { $key } = await seal.keyFor(randomUUID());
    const answers = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`question-${n}`, 1]));
    const long = { kind: 'answers', answers, comments: {} } as const;
    await expect(seal.seal(long, aPlace(), $key)).rejects.toThrow(SheetTooLong);
  });
});

describe('The key of an opening', () => {
  it('is the same for the same event, as a retry asks, and another for another', async () => {
    const [event, other] = [randomUUID(), randomUUID()];
    const [first, again] = await Promise.all([seal.keyFor(event), seal.keyFor(event)]);
    expect(again).toEqual(first);
    expect((await seal.keyFor(other)).sha256).not.toBe(first.sha256);
  });
});
