import { getMetadataStorage } from 'class-validator';
import * as contracts from '../index.js';
import { ContractPipe, hasSentence, ProblemException, type Fault } from '../index.js';

type Contract = new () => object;
const requests = Object.entries(contracts).filter(([name]) => name.endsWith('Request')) as [
  string,
  Contract,
][];

const passed = (contract: Contract, body: unknown) =>
  new ContractPipe().transform(body, { type: 'body', metatype: contract });

async function faultsIn(contract: Contract, body: unknown): Promise<string[]> {
  const refusal = await passed(contract, body).catch((error: unknown) => error);
  if (!(refusal instanceof ProblemException)) throw new Error('was not refused');
  return (refusal.problem.faults ?? []).map(({ pointer, code }: Fault) => `${pointer} ${code}`).sort();
}

const ORGANISATION = '0B1F8A52-90D6-4B53-8B94-0D4A0D7F4C11';

describe('the request of every command', () => {
  it.each(requests)('%s has a sentence for each of its constraints', (_, contract) => {
    const constraints = getMetadataStorage().getTargetValidationMetadatas(contract, '', false, false);
    const names = constraints.flatMap(({ name }) => name ?? []).filter((name) => name !== 'isOptional');
    expect(names.filter((name) => !hasSentence(name))).toEqual([]);
  });

  it.each(requests)('%s refuses a field it does not know', async (_, contract) => {
    expect(await faultsIn(contract, { unheardOf: 1 })).toContain('#/unheardOf UNKNOWN_FIELD');
  });
});

describe('registering a partnership', () => {
  const { RegisterPartnershipRequest } = contracts;

  it('asks only for a title: what is not stated is off the path, of no category', async () => {
    expect(await passed(RegisterPartnershipRequest, { title: 'Deux Rives (fictif)' })).toMatchObject({
      title: 'Deux Rives (fictif)',
      need: '',
      populations: [],
      odd: null,
      category: 'not-stated',
      standing: 'off-path',
      datePrecision: 'day',
      parties: [],
    });
  });

  it('tells every fault at once, each at its place', async () => {
    const body = {
      occurredOn: '2023-02-29',
      datePrecision: 'about',
      source: { place: 4 },
      title: ' ',
      need: null,
      populations: ['ok', ''],
      territories: [{ level: 'planet', name: 'Terre', kind: 'born', vintage: 1900 }, 'Grand Est'],
      domains: ['health', 'health'],
      odd: { main: 3 },
      fictional: 'yes',
      parties: [{ organisationId: '42', roles: [] }],
      id: 'mine',
    };
    expect(await faultsIn(RegisterPartnershipRequest, body)).toEqual([
      '#/datePrecision IS_IN',
      '#/domains ARRAY_UNIQUE',
      '#/fictional IS_BOOLEAN',
      '#/id UNKNOWN_FIELD',
      '#/need REQUIRED',
      '#/occurredOn IS_BUSINESS_DATE',
      '#/odd/main IS_IN',
      '#/parties/0/organisationId IS_UUID',
      '#/parties/0/roles ARRAY_MIN_SIZE',
      '#/populations/1 IS_NOT_BLANK',
      '#/source/document REQUIRED',
      '#/source/place IS_STRING',
      '#/territories/0/level IS_IN',
      '#/territories/0/vintage MIN',
      '#/territories/1 IS_OBJECT',
      '#/title IS_NOT_BLANK',
    ]);
  });

  it('names a party once', async () => {
    const party = { organisationId: ORGANISATION, roles: ['partner'] };
    const again = { ...party, organisationId: ORGANISATION.toLowerCase() };
    expect(await faultsIn(RegisterPartnershipRequest, { title: 'x', parties: [party, again] })).toEqual([
      '#/parties ARRAY_UNIQUE',
    ]);
  });

  it('takes ids in lower case', async () => {
    const parties = [{ organisationId: ORGANISATION, roles: ['partner'] }];
    expect(await passed(RegisterPartnershipRequest, { title: 'x', parties })).toMatchObject({
      parties: [{ organisationId: ORGANISATION.toLowerCase() }],
    });
  });
});

describe('amending a description', () => {
  const { AmendDescriptionRequest } = contracts;

  it('tells what is left as it is from what is taken away', async () => {
    const amended = JSON.parse(
      JSON.stringify(await passed(AmendDescriptionRequest, { odd: null })),
    ) as object;
    expect(amended).toEqual({ datePrecision: 'day', odd: null });
    expect(await faultsIn(AmendDescriptionRequest, { title: null })).toEqual(['#/title REQUIRED']);
  });
});

describe('a business date', () => {
  it.each([
    '2024-02-30',
    '2023-02-29',
    '1899-12-31',
    '2024-13-01',
    '2024-1-1',
    '2024-01-01T00:00Z',
    20240101,
  ])('%s is none', async (occurredOn) => {
    expect(await faultsIn(contracts.ResumeRequest, { occurredOn })).toEqual([
      '#/occurredOn IS_BUSINESS_DATE',
    ]);
  });
});

describe('the web address of a piece of evidence', () => {
  const { BringEvidenceRequest } = contracts;
  const evidence = (link: string) => ({ criterion: 'need-analysed', kind: 'link', link });

  it.each(['javascript:alert(1)', 'ftp://example.org', 'example.org', 'http://'])(
    '%s is none',
    async (link) => {
      expect(await faultsIn(BringEvidenceRequest, evidence(link))).toEqual(['#/link IS_URL']);
    },
  );

  it('may be of this country: https://préfecture.example/dossier?n=1', async () => {
    const given = evidence('https://préfecture.example/dossier?n=1');
    expect(await passed(BringEvidenceRequest, given)).toMatchObject(given);
  });
});
