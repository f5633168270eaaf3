import fc from 'fast-check';
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
    '😀'.repeat(31),
    '😀'.repeat(101),
    '❤️'.repeat(101),
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

describe('whatever stands at any place of a body', () => {
  it('is recorded or refused at its place, never a fault of ours', async () => {
    const api = await CommandApi.start();
    try {
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
      const bodies: [string, Record<string, unknown>][] = [
        ['/v1/organisations', { ...carrier, ...told, identifiers: [], size: null }],
        ['/v1/partnerships', { ...partnershipOf(carrierId, funderId), ...told }],
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
      const mutation = fc
        .constantFrom(...bodies)
        .chain(([path, body]) =>
          fc.tuple(fc.constant(path), fc.constant(body), fc.constantFrom(...placesIn(body)), oddities),
        );
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(mutation, async ([path, body, place, oddity]) => {
          const mutated = replaced(body, place, oddity);
          const answer = /\/v1\/\w+$/.test(path)
            ? await api.create(path, mutated)
            : await api.change(path, mutated);
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          expect([200, 201, 400, 409, 412, 413, 422]).toContain(answer.status);
        }),
        { numRuns: Number(process.env.RUNS ?? 400) },
      );
      expect(statuses.get(422)).toBeGreaterThan(50);
      expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(10);
    } finally {
      await api.close();
    }
  }, 120_000);
});
