import { defineEvent, eventCatalogue } from '#domain';
import { createCodec, InMemoryEventStore, InMemoryTextKeyStore, type StoredEvent } from '#event-store';
import { z } from 'zod';
import { EventCheck } from './event-check.js';

const Filled = defineEvent({
  type: 'jar.filled',
  summary: { fr: 'Un bocal est rempli.', en: 'A jar is filled.' },
  schema: z.object({ grams: z.number(), layers: z.array(z.string()) }),
  upcasters: [
    ({ ounces, ...rest }) => {
      if (typeof ounces !== 'number') throw new TypeError('no ounces');
      return { ...rest, grams: ounces * 28, layers: [] };
    },
  ],
});
const catalogue = eventCatalogue(Filled);
const envelope = JSON.stringify({
  ...{ occurredOn: '2015-04-10', actor: { id: 'a', roles: [], onBehalfOf: null } },
  ...{ commandId: 'c', fingerprint: 'f', correlationId: 'c', causationId: 'c' },
});

let position = 0n;
const stored = (type: string, version: number, data: string, metadata = envelope): StoredEvent => ({
  ...{ id: '00000000-0000-0000-0000-000000000000', stream: 'jar-1', revision: 7, recordedAt: new Date(0) },
  ...{ type, version, data, metadata, position: position++ },
});

function checked(...events: StoredEvent[]): EventCheck {
  const textKeys = new InMemoryTextKeyStore(new InMemoryEventStore());
  const codec = createCodec({ catalogue, textKeys, masterKey: Buffer.alloc(32) });
  const check = new EventCheck(catalogue, (event) => codec.decode(event));
  for (const event of events) check.look(event);
  return check;
}

beforeEach(() => (position = 0n));

describe('A log checked', () => {
  const well = [
    stored('jar.filled', 2, '{"grams":3,"layers":["x"]}'),
    stored('jar.filled', 1, '{"ounces":1}'),
    stored('jar.filled', 1, '{"ounces":2}'),
  ];

  it('that today’s code reads, has nothing to report but its shapes', () => {
    const { report, lines } = checked(...well);
    expect(report).toEqual({
      events: 3,
      shapes: [
        { type: 'jar.filled', version: 1, events: 2 },
        { type: 'jar.filled', version: 2, events: 1 },
      ],
      wrong: [],
      unknown: [],
    });
    expect(lines).toEqual(['3 events of 2 shapes: all are read by today’s code.']);
  });

  it.each([
    ['broken JSON', stored('jar.filled', 2, '{'), /decodes \(SyntaxError\)/],
    ['a broken envelope', stored('jar.filled', 2, '{}', '{}'), /decodes \(ZodError\)/],
    ['a version to come', stored('jar.filled', 3, '{}'), /decodes \(Error\)/],
    ['what an upcaster throws on', stored('jar.filled', 1, '{}'), /decodes \(TypeError\)/],
    [
      'what its schema refuses',
      stored('jar.filled', 2, '{"grams":"Zoé","layers":[1,2]}'),
      /type at \/grams, .*\/layers\/\*$/,
    ],
  ])('finds %s, once for each shape and fault, with the place of the first', (_, event, reason) => {
    const again = { ...event, position: 99n };
    const { report } = checked(...well, event, again);
    expect(report.wrong).toEqual([
      {
        ...{ type: event.type, version: event.version, events: 2 },
        reason: expect.stringMatching(reason),
        first: { position: event.position.toString(), stream: 'jar-1', revision: 7 },
      },
    ]);
    expect(JSON.stringify(report)).not.toContain('Zoé');
  });

  it('counts types that nobody knows apart', () => {
    const { report, lines } = checked(stored('jar.stolen', 4, '{}'), stored('jar.stolen', 4, '{}'));
    expect(report.wrong).toEqual([]);
    expect(report.unknown).toMatchObject([{ type: 'jar.stolen', version: 4, events: 2 }]);
    expect(lines[0]).toBe('jar.stolen v4: 2 × unknown type; first at position 0 (jar-1, revision 7)');
  });

  it('goes no further when decoding fails by a fault of the code', () => {
    const check = new EventCheck(catalogue, () => {
      throw new RangeError('a bug');
    });
    expect(() => check.look(well[0]!)).toThrow(RangeError);
  });
});
