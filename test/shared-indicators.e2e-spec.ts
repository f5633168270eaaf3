import { randomUUID } from 'node:crypto';
import { type TestPerson } from '#platform/testing';
import { DATA_STEWARD, RunningLedger } from './testing/running-ledger.js';

let ledger: RunningLedger;
beforeAll(async () => {
  ledger = await RunningLedger.start();
});
afterAll(() => ledger?.stop());

const AUDITOR: TestPerson = { id: 'library-auditor', roles: ['auditor'] };
const SHARED = {
  ...{ subImpact: 'people', evaluates: 'solution', name: 'Retour à l’emploi', direction: 'increase' },
  ...{ definition: 'Personnes en emploi un an après', unit: '%', measure: 'percentage' },
};
const OWN = { baseline: 10, target: 50, periodFrom: '2015-01-01', periodTo: '2020-12-31' };

const sent = async (path: string, body: object, condition: Record<string, string>) => {
  const { status, body: answer } = await ledger.request('POST', `/v1/${path}`, {
    as: DATA_STEWARD,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...condition },
    body: JSON.stringify(body),
  });
  return { status, answer: answer as Record<string, never> & { id: string; position: string } };
};

/** A partnership of one carrier that uses a definition, agreed on paper; measured, if it is. */
async function using(title: string, definition: object, measure?: object) {
  const carrier = await ledger.create('organisations', {
    ...{ name: `Porteur de ${title} (fictif)`, sphere: 'association', occurredOn: '2010-01-01' },
  });
  const partnership = await ledger.create('partnerships', {
    ...{ title: `${title} (fictif)`, occurredOn: '2015-01-10', category: 'patronage' },
    parties: [{ organisationId: carrier, roles: ['carrier'] }],
  });
  const at = `partnerships/${partnership}`;
  const agreed = await ledger.command(at, 'indicator-agreements', {
    ...{ occurredOn: '2015-02-01', definition, organisationIds: [carrier] },
    source: { document: 'Convention (fictive)' },
  });
  const { indicatorId } = (agreed.body.createdIds ?? {}) as { indicatorId?: string };
  if (measure)
    await ledger.command(at, `indicators/${indicatorId}/measurements`, {
      ...{ occurredOn: '2016-06-30', dataSource: 'registre', ...measure },
    });
  return { carrier, partnership, agreed };
}

it('a definition shared by partnerships aggregates over them: by numerators and denominators, with what is left out and why, on both clocks, to each their own', async () => {
  const published = await sent(
    'shared-indicators',
    { occurredOn: '2014-01-01', definition: SHARED },
    { 'If-None-Match': '*' },
  );
  expect(published.status).toBe(201);
  const { id: sharedIndicatorId } = published.answer;
  const first = { ...SHARED, ...OWN, shared: { sharedIndicatorId, version: 1 } };
  const one = await using('Premier', first, { numerator: 9, denominator: 10 });
  await using('Deuxième', first, { numerator: 0, denominator: 90 });
  await using('Troisième', first);
  await using('Étranger', { ...SHARED, ...OWN }, { numerator: 1, denominator: 1 });
  const differing = await using('Autre', { ...first, unit: 'pour cent' });
  expect([differing.agreed.status, differing.agreed.body.code]).toEqual([409, 'SHARED_DEFINITION_DIFFERS']);
  const unknown = { ...first, shared: { sharedIndicatorId: randomUUID(), version: 1 } };
  expect((await using('Inconnu', unknown)).agreed.body.code).toBe('SHARED_INDICATOR_UNKNOWN');

  const library = await ledger.read('shared-indicators', { as: AUDITOR });
  expect(library.body.items).toMatchObject([{ sharedIndicatorId, name: SHARED.name, version: 1 }]);
  const { revision } = (library.body.items as { revision: string }[])[0]!;
  let after = '';
  const aggregate = (query = '', as: TestPerson = AUDITOR) =>
    after === ''
      ? ledger.read(`shared-indicators/${sharedIndicatorId}/aggregate${query}`, { as })
      : ledger.request(
          'GET',
          `/v1/shared-indicators/${sharedIndicatorId}/aggregate${query}${query ? '&' : '?'}after=${after}`,
          { as },
        );
  const whole = await aggregate();
  // Nine of ten and none of ninety are nine in a hundred.
  expect(whole.body).toMatchObject({
    ...{ version: 1, indicators: 2, partnerships: 2, figure: 9, numerator: 9, denominator: 100 },
    leftOut: [{ reason: 'not-measured', indicators: 1 }],
  });
  const uses = (query: string, headers: Record<string, string> = {}) =>
    ledger.request('GET', `/v1/shared-indicators/${sharedIndicatorId}/indicators${query}`, {
      as: AUDITOR,
      headers,
    });
  const firstTwo = await uses('?limit=2');
  expect(firstTwo.body).toMatchObject({
    total: 3,
    items: [
      { title: 'Deuxième (fictif)', sharedVersion: 1, figure: 0, denominator: 90, leftOut: null },
      { title: 'Premier (fictif)', figure: 90, numerator: 9, leftOut: null },
    ],
  });
  const rest = await uses(`?limit=2&cursor=${encodeURIComponent(firstTwo.body.next as string)}`);
  expect(rest.body).toMatchObject({
    items: [{ title: 'Troisième (fictif)', figure: null, leftOut: 'not-measured' }],
    next: null,
  });
  const sheet = await uses('', { accept: 'text/csv' });
  const lines = sheet.text.trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[3]).toMatch(/^Troisième \(fictif\);.*;Pas encore mesuré$/);
  const found = await ledger.read(`shared-indicators/${sharedIndicatorId}`, { as: AUDITOR });
  expect(found.body).toMatchObject({ sharedIndicatorId, version: 1, versions: [{ definition: SHARED }] });
  expect(found.headers.get('etag')).toBe(`"${revision}"`);
  const member = { id: 'library-member', roles: ['partner'], onBehalfOf: one.carrier } as TestPerson;
  await ledger.giveMandate(member);
  expect((await aggregate('', member)).body).toMatchObject({ indicators: 1, figure: 90, leftOut: [] });
  expect((await aggregate('?asOf=2016-01-01')).body).toMatchObject({ indicators: 0, figure: null });
  const before = (whole.body.stamp as { knownAt: string }).knownAt;

  const revised = await sent(
    `shared-indicators/${sharedIndicatorId}/versions`,
    { definition: { ...SHARED, definition: 'Personnes en emploi six mois après' } },
    { 'If-Match': `"${revision}"` },
  );
  expect(revised.status).toBe(200);
  after = revised.answer.position;
  expect((await aggregate()).body).toMatchObject({
    ...{ version: 2, indicators: 0, figure: null, leftOut: [{ reason: 'other-version', indicators: 3 }] },
  });
  expect((await aggregate('?version=1')).body).toMatchObject({ version: 1, indicators: 2, figure: 9 });
  expect((await aggregate(`?knownAt=${encodeURIComponent(before)}`)).body).toMatchObject({
    ...{ version: 1, indicators: 2, figure: 9 },
  });
  expect((await aggregate('?version=3')).status).toBe(404);
  expect((await uses('?version=3')).status).toBe(404);
  expect((await uses(`?after=${after}`)).body).toMatchObject({
    ...{ total: 3, items: Array(3).fill(expect.objectContaining({ leftOut: 'other-version' })) },
  });
});
