import fc from 'fast-check';
import { TEST_TOKENS } from '#platform/testing';
import { CommandApi } from './testing/command-api.js';
import { carrier, indicatorDefinition, partnershipOf, register } from './testing/life-of-a-partnership.js';

/** Values at and past every kind of limit: what passes a contract must fit the event, to the last character. */
const oddities: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e15,
    1e16,
    -1e15,
    1e308,
    '',
    ' ',
    '\u00a0',
    '\u0000',
    '\ud800',
    'é'.normalize('NFD'),
    '😀'.repeat(201),
    'a\u0301'.repeat(101),
    'x'.repeat(200),
    'x'.repeat(201),
    'x'.repeat(5_001),
    '2024-02-30',
    '2024-02-29',
    '1899-12-31',
    '9999-12-31',
    '2024-01-01T00:00:00Z',
    'ABCDEF00-0000-4000-8000-000000000000',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '00000000-0000-9000-8000-000000000000',
    'http://',
    'https://é.example/à?b#c',
    'https://[::1]',
    ' https://example.org ',
    'javascript:alert(1)',
    'toString',
    'F'.repeat(64),
    'f'.repeat(64),
    [],
    {},
    [null],
    [[]],
    [{}],
    { $personal: 'x' },
    { $sealed: 'x', $key: '00000000-0000-4000-8000-000000000000' },
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = readonly (string | number)[];

function placesIn(value: unknown, within: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [within];
  return [within, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...within, key]))];
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

const valueAt = (value: unknown, place: Path): unknown =>
  place.reduce((within, step) => (within as Record<string | number, unknown>)[step], value);

type Asked = readonly [path: string, body: Record<string, unknown>];

/** A body for each kind of field, with every field given. */
async function fullBodies(api: CommandApi): Promise<Asked[]> {
  const { carrierId, funderId, partnershipId } = await register(api);
  const at = `/v1/partnerships/${partnershipId}`;
  const source = {
    document: 'Dossier',
    place: 'p. 1',
    quote: 'x',
    date: '2010-01-01',
    sha256: 'a'.repeat(64),
  };
  const told = { occurredOn: '2012-01-01', datePrecision: 'day', source };
  const sha256 = 'b'.repeat(64);
  return [
    ['/v1/organisations', { ...carrier, ...told, identifiers: [], size: null }],
    ['/v1/partnerships', { ...partnershipOf(carrierId, funderId), ...told }],
    [
      '/v1/closings',
      { ...told, name: 'x', asOf: '2011-12-31', knownAt: TEST_TOKENS.position(3n), note: 'x' },
    ],
    [`${at}/parties`, { ...told, organisationId: carrierId, roles: ['partner'] }],
    [`${at}/parties/${carrierId}/departure`, { ...told, exitStrategy: 'Relais' }],
    [`${at}/stage-observations`, { ...told, stage: 'conception', observerId: carrierId }],
    [`${at}/suspensions`, { ...told, reason: 'lack-of-funds', comment: 'x' }],
    [`${at}/endings`, { ...told, ending: 'transferred', transferredTo: 'market', comment: 'x' }],
    [
      `${at}/gates/conception/criteria`,
      {
        ...told,
        criteria: [{ code: 'one', dimension: 'solution', label: { fr: 'Un', en: 'One' } }],
        reason: 'x',
      },
    ],
    [
      `${at}/gates/conception/evidence`,
      {
        ...told,
        criterion: 'need-analysed',
        kind: 'file',
        text: 'x',
        link: 'https://example.org',
        fileName: 'x',
        sha256,
      },
    ],
    [
      `${at}/gates/conception/decisions`,
      {
        ...told,
        outcome: 'conditional',
        deciderIds: [funderId],
        waivers: [{ criterion: 'need-analysed', reason: 'x' }],
        conditions: [{ text: 'x', dueOn: '2013-01-01' }],
        comment: 'x',
      },
    ],
    [
      `${at}/indicators`,
      { ...told, definition: { ...indicatorDefinition, tolerance: 1 }, replyBy: '2013-01-01' },
    ],
    [
      `${at}/facts/${(await api.events('partnership', partnershipId))[0]!.id}/corrections`,
      { ...told, reason: 'incorrect', comment: 'x', changes: { title: 'Autre', need: 'x', odd: null } },
    ],
  ];
}

const ACCEPTABLE = [200, 201, 400, 409, 412, 413, 422];

const send = (api: CommandApi, path: string, body: unknown) =>
  /^\/v1\/\w+$/.test(path) ? api.create(path, body) : api.change(path, body);

describe('whatever stands at any place of a body', () => {
  let api: CommandApi;
  let bodies: Asked[];

  beforeAll(async () => {
    api = await CommandApi.start();
    bodies = await fullBodies(api);
  });
  afterAll(() => api.close());

  it('is recorded or refused, never a fault of ours', async () => {
    const mutation = fc
      .constantFrom(...bodies)
      .chain(([path, body]) =>
        fc.tuple(fc.constant(path), fc.constant(body), fc.constantFrom(...placesIn(body)), oddities),
      );
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(mutation, async ([path, body, place, oddity]) => {
        const { status } = await send(api, path, replaced(body, place, oddity));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(ACCEPTABLE).toContain(status);
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
    expect(statuses.get(422)).toBeGreaterThan(50);
    // Few are: most of what stands here is done once.
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(0);
  });

  it('is counted as the events count it, where a character takes two code points', async () => {
    // For any limit in use, one of these is within it in characters and past it in code points.
    const lengths = [10, 31, 151, 251, 1_001, 2_501];
    const refused: string[] = [];
    for (const [path, body] of bodies) {
      const texts = placesIn(body).filter((place) => typeof valueAt(body, place) === 'string');
      for (const place of texts) {
        for (const length of lengths) {
          const { status } = await send(api, path, replaced(body, place, '❤\ufe0f'.repeat(length)));
          if (!ACCEPTABLE.includes(status)) refused.push(`${path} ${place.join('/')} ${length}: ${status}`);
        }
      }
    }
    expect(refused).toEqual([]);
  });
});
