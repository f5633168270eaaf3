import { randomUUID } from 'node:crypto';
import { type ProblemDocument } from '#contracts';
import { BAD_ACTS, BAD_CODES } from './testing/bad-input/bad-acts.js';
import { BAD_ADDRESSES, BAD_PARAMETERS } from './testing/bad-input/bad-addresses.js';
import { BAD_DATES, BAD_ENVELOPES, BAD_FIELDS } from './testing/bad-input/bad-bodies.js';
import { BAD_HEADERS, BAD_TOKENS } from './testing/bad-input/bad-headers.js';
import { send, type BadRequest, type Standing } from './testing/bad-input/bad-request.js';
import { rowCounts } from './testing/every-row.js';
import { type RawAnswer } from './testing/raw-request.js';
import { RunningLedger } from './testing/running-ledger.js';

const TODAY = new Date('2026-01-10T12:00:00Z');

/** Nothing of the inside shows in an answer. */
const INSIDE = /node_modules|\.ts:\d|\.js:\d|\bat \w+ \(|SELECT |INSERT |ledger\.events/;

let standing: Standing;
let ledger: RunningLedger;
let before: Record<string, number>;

beforeAll(async () => {
  ledger = await RunningLedger.start(() => TODAY);
  const organisation = (name: string, more = {}) =>
    ledger.create('organisations', { name, sphere: 'association', occurredOn: '2014-01-01', ...more });
  const carrier = await organisation('Association fictive du Levant', {
    identifiers: [{ scheme: 'siren', value: '732829320' }],
  });
  const funder = await organisation('Fondation fictive Horizon', { sphere: 'foundation' });
  const stranger = await organisation('Association fictive étrangère');
  const usedKey = randomUUID();
  const partnership = await ledger.create(
    'partnerships',
    {
      occurredOn: '2015-01-10',
      title: 'Jardins partagés (fictif)',
      standing: 'conception',
      parties: [
        { organisationId: carrier, roles: ['carrier'] },
        { organisationId: funder, roles: ['funder'] },
      ],
    },
    usedKey,
  );
  const { body } = await ledger.command(`partnerships/${partnership}`, 'indicators', {
    occurredOn: '2015-02-01',
    replyBy: '2015-03-01',
    definition: {
      subImpact: 'people',
      evaluates: 'actions',
      name: 'Personnes accompagnées',
      definition: 'Personnes qui viennent dix fois',
      unit: 'personnes',
      direction: 'increase',
      periodFrom: '2015-01-01',
      periodTo: '2016-12-31',
    },
  });
  standing = {
    ...{ ledger, carrier, funder, stranger, partnership, usedKey },
    revision: body.revision as string,
    indicator: body.createdIds.indicatorId as string,
  };
  await ledger.read('portfolio');
  before = await rowCounts(ledger.database.adminUrl);
});

afterAll(async () => {
  await ledger?.stop();
});

const problemIn = ({ status, headers, text }: RawAnswer): ProblemDocument => {
  expect({ status, type: headers['content-type'], nosniff: headers['x-content-type-options'] }).toEqual({
    status,
    type: 'application/problem+json',
    nosniff: 'nosniff',
  });
  expect(text).not.toMatch(INSIDE);
  expect(text.length).toBeLessThan(100_000);
  return JSON.parse(text) as ProblemDocument;
};

const sentencesOf = ({ title, detail, errors }: ProblemDocument): string[] => [
  title,
  ...(detail === undefined ? [] : [detail]),
  ...errors.map((fault) => fault.detail),
];

const CAMPAIGN: readonly (readonly [string, readonly BadRequest[]])[] = [
  ['an envelope', BAD_ENVELOPES],
  ['a field', BAD_FIELDS],
  ['a date', BAD_DATES],
  ['a code', BAD_CODES],
  ['an act', BAD_ACTS],
  ['a header', BAD_HEADERS],
  ['a token', BAD_TOKENS],
  ['a parameter', BAD_PARAMETERS],
  ['an address', BAD_ADDRESSES],
];

describe.each(CAMPAIGN)('bad input, %s:', (_, requests) => {
  it.each(requests.map((request) => [request[0], request] as const))('%s', async (_name, request) => {
    const [, sending, refusal, ...places] = request;
    const head = await ledger.ledger.store.head();
    const french = problemIn(await send(standing, await sending(standing), 'fr'));
    const english = problemIn(await send(standing, await sending(standing), 'en'));
    for (const { status, code, errors } of [french, english]) {
      expect({
        refusal: `${status} ${code}`,
        places: errors.map(({ pointer, parameter, header }) => pointer ?? parameter ?? header),
      }).toEqual({ refusal, places });
    }
    const inEnglish = sentencesOf(english);
    for (const [index, sentence] of sentencesOf(french).entries()) {
      expect(sentence).not.toBe('');
      expect(inEnglish[index]).not.toBe('');
      expect(inEnglish[index]).not.toBe(sentence);
    }
    expect(await ledger.ledger.store.head()).toBe(head);
  });
});

describe('all of it', () => {
  it('left every table with as many rows as before', async () => {
    expect(await rowCounts(ledger.database.adminUrl)).toEqual(before);
  });

  it('left the ledger well', async () => {
    expect((await ledger.request('GET', '/health/ready', { as: null })).status).toBe(200);
  });
});

describe('a script in a text', () => {
  it('is a text like another: kept as typed, given back as JSON that no browser runs', async () => {
    const title = '<script>alert("x")</script>{{7*7}}\'; DROP TABLE read.partnership; --';
    const id = await ledger.create('partnerships', { title, occurredOn: '2015-01-10' });
    const { body, headers } = await ledger.read(`partnerships/${id}`);
    expect(body.description.title).toBe(title);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
