import { randomBytes } from 'node:crypto';
import { FactCorrected, derivedId, isSealed, personal, type DomainEvent, type SealedText } from '#domain';
import fc from 'fast-check';
import {
  CorruptedEvent,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  InvalidEventData,
  NotCanonical,
  UnreadableText,
  canonicalText,
  createCodec,
  type Codec,
  type EventData,
  type EventMetadata,
  type StoredEvent,
} from './index.js';
import { JarFilled, JarLabelled, jarCatalogue } from './testing/jar.js';

const COMMAND = derivedId('a command');
const metadata: EventMetadata = {
  occurredOn: '2024-03-01',
  actor: { id: 'p-1', roles: ['evaluator'], onBehalfOf: null },
  commandId: COMMAND,
  fingerprint: 'f',
  correlationId: 'c',
  causationId: 'c',
};

const stored = (event: EventData, position = 7n): StoredEvent => ({
  ...event,
  stream: 'jar-1',
  revision: 0,
  position,
  recordedAt: new Date(0),
});

describe('the codec', () => {
  const masterKey = randomBytes(32);
  let textKeys: InMemoryTextKeyStore;
  let codec: Codec;
  const encode = (...events: DomainEvent[]) => codec.encode('jar-1', COMMAND, events, metadata);
  const decoded = async (event: DomainEvent) => codec.decode(stored((await encode(event))[0]!));

  beforeEach(() => {
    textKeys = new InMemoryTextKeyStore(new InMemoryEventStore());
    codec = createCodec({ catalogue: jarCatalogue, textKeys, masterKey });
  });

  const commented = (comment: string) => JarFilled.of({ grams: 1, comment: personal(comment) });

  describe('on write', () => {
    it('derives event ids from command, stream and index, so that a retry has the same', async () => {
      const [first, second] = await encode(commented('a'), commented('b'));
      expect(first!.id).toBe(derivedId(COMMAND, 'jar-1', 0));
      expect(second!.id).toBe(derivedId(COMMAND, 'jar-1', 1));
    });

    it('refuses an event that is undeclared or does not fit its schema, without quoting the value', async () => {
      await expect(encode({ type: 'jar.broken', data: {} })).rejects.toThrow(InvalidEventData);
      const misfit = encode({ type: 'jar.filled', data: { grams: 'Jean Dupont', comment: null } });
      await expect(misfit).rejects.toThrow(new InvalidEventData('jar.filled', ['grams: invalid_type']));
    });

    it('refuses a text without canonical form before any key is kept', async () => {
      const keep = jest.spyOn(textKeys, 'keep');
      await expect(encode(commented('\ud800'))).rejects.toThrow(NotCanonical);
      expect(keep).not.toHaveBeenCalled();
    });

    it('holds the content of a correction to the schema of the corrected type', async () => {
      const correction = (data: Record<string, unknown>, version = 1) =>
        FactCorrected.of({
          factId: derivedId('f'),
          fact: { type: 'jar.filled', version, data },
          occurredOn: '2024-01-01',
          datePrecision: 'day',
          reason: 'incorrect',
          comment: personal('read wrongly'),
        });
      await expect(encode(correction({ grams: 2, comment: null }))).resolves.toHaveLength(1);
      await expect(encode(correction({ grams: 'two', comment: null }))).rejects.toThrow(InvalidEventData);
      await expect(encode(correction({ grams: 2, comment: null }, 2))).rejects.toThrow(InvalidEventData);
    });
  });

  describe('personal texts', () => {
    const sealedIn = (event: EventData): SealedText[] => {
      const found: SealedText[] = [];
      JSON.parse(event.data, (_, value: unknown) => {
        if (isSealed(value)) found.push(value);
        return value;
      });
      return found;
    };

    it('are sealed wherever they stand, in a correction’s content too, each under its own key', async () => {
      const [filled, corrected] = await encode(
        JarFilled.of({
          grams: 1,
          comment: personal('planted-1'),
          remarks: [
            { by: 'x', text: personal('planted-2') },
            { by: 'y', text: personal('planted-2') },
          ],
        }),
        FactCorrected.of({
          factId: derivedId('f'),
          fact: { type: 'jar.filled', version: 1, data: { grams: 2, comment: personal('planted-3') } },
          occurredOn: '2024-01-01',
          datePrecision: 'day',
          reason: 'incorrect',
          comment: personal('planted-4'),
        }),
      );
      expect(filled!.data + corrected!.data).not.toContain('planted');
      const texts = [...sealedIn(filled!), ...sealedIn(corrected!)];
      expect(new Set(texts.map(({ $key }) => $key)).size).toBe(5);
      expect(texts.map(({ $key }) => $key)).toContain(derivedId(filled!.id, '/remarks/1/text'));
      expect([...(await codec.open(texts)).values()].sort()).toEqual([
        'planted-1',
        'planted-2',
        'planted-2',
        'planted-3',
        'planted-4',
      ]);
    });

    it('that are already sealed keep their seal and their key', async () => {
      const [text] = sealedIn((await encode(commented('first')))[0]!);
      const [again] = await encode(JarFilled.of({ grams: 2, comment: text! }));
      expect(sealedIn(again!)).toEqual([text]);
    });

    it('of a retried command stay readable, in its first events and in its second', async () => {
      const [first] = await encode(commented('the same'));
      const [second] = await encode(commented('the same'));
      expect(await codec.openAll([...sealedIn(first!), ...sealedIn(second!)])).toEqual([
        'the same',
        'the same',
      ]);
    });

    it('open in a whole response with one query, and read null when forgotten', async () => {
      const [first, second] = await encode(commented('kept'), commented('also'));
      const [kept] = sealedIn(first!);
      const [also] = sealedIn(second!);
      const find = jest.spyOn(textKeys, 'find');
      const at = new Date(0);
      const forgotten = { $sealed: 'AAAA', $key: derivedId('gone') };
      const response = { at, rows: [{ comment: kept, more: { also } }, { comment: forgotten }], none: null };
      expect(await codec.openAll(response)).toEqual({
        at,
        rows: [{ comment: 'kept', more: { also: 'also' } }, { comment: null }],
        none: null,
      });
      expect(find).toHaveBeenCalledTimes(1);
    });

    it('altered, moved under another key, or met by another master key, are refused', async () => {
      const [first, second] = await encode(commented('one'), commented('two'));
      const [one] = sealedIn(first!);
      const [two] = sealedIn(second!);
      const altered = Buffer.from(one!.$sealed, 'base64');
      altered[13]! ^= 1;
      await expect(codec.open([{ ...one!, $sealed: altered.toString('base64') }])).rejects.toThrow(
        UnreadableText,
      );
      await expect(codec.open([{ ...one!, $key: two!.$key }])).rejects.toThrow(UnreadableText);
      const other = createCodec({ catalogue: jarCatalogue, textKeys, masterKey: randomBytes(32) });
      await expect(other.open([one!])).rejects.toThrow(UnreadableText);
    });

    it('moved under another key together with their own are refused: both are bound to the key’s id', async () => {
      const [first, second] = await encode(commented('one'), commented('two'));
      const [one] = sealedIn(first!);
      const [two] = sealedIn(second!);
      const wrapped = (await textKeys.find([one!.$key])).get(one!.$key)!;
      jest.spyOn(textKeys, 'find').mockResolvedValue(new Map([[two!.$key, wrapped]]));
      await expect(codec.open([{ $sealed: one!.$sealed, $key: two!.$key }])).rejects.toThrow(UnreadableText);
    });

    it('come back as they were, whatever they say, and their events are canonical', async () => {
      const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 5 }), fc.uuid(), async (texts, commandId) => {
          const [event] = await codec.encode(
            'jar-1',
            commandId,
            [
              JarFilled.of({
                grams: 1,
                comment: null,
                remarks: texts.map((t) => ({ by: t, text: personal(t) })),
              }),
            ],
            metadata,
          );
          expect(canonicalText(event!.data)).toBe(event!.data);
          expect(canonicalText(event!.metadata)).toBe(event!.metadata);
          const { remarks } = (await codec.openAll(codec.decode(stored(event!)).data)) as {
            remarks: unknown;
          };
          expect(remarks).toEqual(texts.map((t) => ({ by: t, text: t })));
        }),
      );
    });
  });

  describe('on read', () => {
    it('gives the event with its whole envelope', async () => {
      const event = await decoded(JarLabelled.of({ label: 'Miel', language: 'fr' }));
      expect(event).toEqual({
        ...metadata,
        id: derivedId(COMMAND, 'jar-1', 0),
        type: 'jar.labelled',
        version: 3,
        data: { label: 'Miel', language: 'fr' },
        datePrecision: 'day',
        source: null,
        stream: 'jar-1',
        revision: 0,
        position: 7n,
        recordedAt: new Date(0),
        known: true,
      });
    });

    const envelope = { id: derivedId('e'), metadata: JSON.stringify(metadata) };

    it('upcasts every version ever stored to today’s', () => {
      const specimens = [
        { version: 1, data: '{"name":"Miel"}' },
        { version: 2, data: '{"label":"Miel"}' },
        { version: 3, data: '{"label":"Miel","language":"fr"}' },
      ];
      for (const specimen of specimens) {
        const event = codec.decode(stored({ ...envelope, type: 'jar.labelled', ...specimen }));
        expect(event).toMatchObject({ data: { label: 'Miel', language: 'fr' }, version: specimen.version });
      }
    });

    it('upcasts the content of a correction by its own type', () => {
      const data = { factId: 'f', fact: { type: 'jar.labelled', version: 1, data: { name: 'Miel' } } };
      const event = codec.decode(
        stored({ ...envelope, type: 'fact.corrected', version: 1, data: JSON.stringify(data) }),
      );
      expect(event.data).toEqual({
        factId: 'f',
        fact: { type: 'jar.labelled', version: 3, data: { label: 'Miel', language: 'fr' } },
      });
    });

    it('leaves the data of an unknown type as it is, and says so', () => {
      const event = codec.decode(stored({ ...envelope, type: 'jar.broken', version: 9, data: '{"a":1}' }));
      expect(event).toMatchObject({ known: false, data: { a: 1 } });
    });

    it.each([
      ['broken JSON', { data: '{', version: 1 }],
      ['a version of the future', { data: '{}', version: 4 }],
      ['an envelope without actor', { data: '{}', version: 3, metadata: '{"occurredOn":"2024-01-01"}' }],
    ])('names the position of an event with %s', (_, broken) => {
      const read = () => codec.decode(stored({ ...envelope, type: 'jar.labelled', ...broken }, 41n));
      expect(read).toThrow(CorruptedEvent);
      expect(read).toThrow(/position 41/);
    });
  });
});
