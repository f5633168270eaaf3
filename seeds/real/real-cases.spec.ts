import { gatesFold } from '#domain';
import { demonstrationCommands, seedOrganisationId, seedPartnershipId, type SeedCommand } from '../index.js';
import { toldPartnerships, type ToldPartnership } from '../testing/told-partnerships.js';
import { citing, writtenBy } from './cited-sources.js';
import { readRealCases } from './real-cases.js';

const TODAY = '2026-11-21';
const { documents, organisations, partnerships } = readRealCases();
const streams = new Set([
  ...organisations.map(({ key }) => seedOrganisationId(key)),
  ...partnerships.map(({ key }) => seedPartnershipId(key)),
]);
const commands: SeedCommand[] = [...demonstrationCommands(TODAY)].filter(({ streamId }) =>
  streams.has(streamId),
);
/** Each passage of the file, alone. */
const passages: string[] = [];
JSON.stringify([organisations, partnerships], (name, value: unknown) => {
  if (name === 'quote') passages.push(value as string);
  return value;
});

describe('A real partnership', () => {
  let told: Map<string, ToldPartnership>;

  beforeAll(async () => {
    told = new Map((await toldPartnerships(TODAY)).map((one) => [one.id, one]));
  });

  it('is told for every case of the file, and every organisation is', () => {
    expect(new Set(commands.map(({ streamId }) => streamId))).toEqual(streams);
    expect(partnerships).toHaveLength(19);
    expect(organisations).toHaveLength(30);
  });

  it('has each fact from a passage quoted, of a document named with its fingerprint', () => {
    for (const { key, source } of commands) {
      const document = documents.find(({ title }) => title === source?.document);
      expect([key, document?.sha256, document?.date]).toEqual([key, source?.sha256, source?.date]);
      expect(source?.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(source?.place).toBeTruthy();
      const quoted = source!.quote!.split(' […] ');
      const parts = passages.flatMap((quote) => quote.split(' […] '));
      expect(quoted.filter((part) => !parts.includes(part))).toEqual([]);
    }
  });

  it('has every passage of the file quoted somewhere', () => {
    const quoted = commands.map(({ source }) => source!.quote!);
    expect(passages.filter((quote) => !quoted.some((whole) => whole.includes(quote)))).toEqual([]);
  });

  it('carries no decision, opinion, evidence, indicator nor end: only what it is, who takes part, a stated suspension', () => {
    const types = new Set(commands.map(({ type }) => type));
    expect([...types].sort()).toEqual([
      'add-party',
      'register-organisation',
      'register-partnership',
      'suspend',
    ]);
    for (const { key } of partnerships) {
      const { gates, evaluation, path } = told.get(seedPartnershipId(key))!.state;
      expect(gates).toEqual(gatesFold.initial);
      expect([...evaluation.indicators, ...path.stays]).toEqual([]);
    }
  });

  it('stands at no stated stage, serves no stated goal, and is no fiction', () => {
    for (const { key, category, categorySource } of partnerships) {
      const { description, path } = told.get(seedPartnershipId(key))!.state;
      expect([path.standing, description.odd, description.fictional]).toEqual(['not-stated', null, false]);
      expect(description.category).toBe(category);
      expect([key, category !== 'not-stated']).toEqual([key, categorySource !== null]);
    }
  });

  it('keeps dates as precise as they are stated', () => {
    const laveo = told.get(seedPartnershipId('laveo-reseau-insertion'))!.state;
    expect([laveo.description.startedOn, laveo.description.startPrecision]).toEqual(['2008-01-01', 'year']);
    const federation = laveo.evaluation.parties.find(
      ({ organisationId }) => organisationId === seedOrganisationId('federation-laveo'),
    );
    expect([federation?.joinedOn, federation?.joinedPrecision]).toEqual(['2014-12-01', 'month']);
    const carrier = laveo.evaluation.parties.find(
      ({ organisationId }) => organisationId === seedOrganisationId('laveo'),
    );
    expect([carrier?.joinedOn, carrier?.joinedPrecision]).toEqual(['2015-01-08', 'not-stated']);
  });

  it('is suspended only where a document says so: two, for lack of money', () => {
    const suspended = [...told.values()].filter(
      ({ state }) => !state.description.fictional && state.path.status === 'suspended',
    );
    expect(suspended.map(({ state }) => state.path.statusReason)).toEqual(['lack-of-funds', 'lack-of-funds']);
  });

  it('has none but real parties', () => {
    const real = new Set(organisations.map(({ key }) => seedOrganisationId(key)));
    const parties = commands.flatMap(({ type, data }) =>
      type === 'add-party' ? [(data as { organisationId: string }).organisationId] : [],
    );
    expect(parties.filter((id) => !real.has(id))).toEqual([]);
  });
});

describe('A source made of several passages', () => {
  const document = documents[0]!;
  const passage = (quote: string, place = 'p. 1') => ({ document: document.key, place, quote });

  it('quotes each once, and none that another contains', () => {
    const source = citing(document, [passage('un'), passage('un et deux'), passage('trois', 'p. 2')]);
    expect([source.quote, source.place]).toEqual(['un et deux […] trois', 'p. 1 ; p. 2']);
  });

  it('is refused when they are of two documents', () => {
    expect(() => citing(document, [{ ...passage('un'), document: 'X' }])).toThrow();
  });

  it.each([
    ['day', '2015-01-08', '2015-01-08'],
    ['month', '2013-02-01', '2013-02-28'],
    ['month', '2013-12-01', '2013-12-31'],
    ['year', '2011-01-01', '2011-12-31'],
  ] as const)('was true by the last day of a %s that starts on %s', (datePrecision, date, by) => {
    expect(writtenBy({ ...document, date, datePrecision })).toBe(by);
  });
});
