import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { pauseProjection, resumeProjection } from '#projections';
import { type TestPerson } from '#platform/testing';
import { ADMINISTRATOR, DATA_STEWARD, RunningLedger, type Answer } from './testing/running-ledger.js';

describe('A right that is withdrawn', () => {
  let ledger: RunningLedger;
  let database: DataSource;
  let partnership: string;
  let carrier: string;
  let paula: TestPerson;

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    database = await new DataSource({ type: 'postgres', url: ledger.database.url }).initialize();
    const organisation = (name: string) =>
      ledger.create('organisations', { name, sphere: 'association', occurredOn: '2014-01-01' });
    carrier = await organisation('Jardins (fictif)');
    paula = { id: 'paula', roles: ['partner'], onBehalfOf: await organisation('Verger (fictif)') };
    partnership = await ledger.create('partnerships', {
      ...{ title: 'Jardin', occurredOn: '2015-01-10', standing: 'conception' },
      parties: [
        { organisationId: carrier, roles: ['carrier'] },
        { organisationId: paula.onBehalfOf, roles: ['partner'] },
      ],
    });
  });
  afterAll(async () => {
    await database?.destroy();
    await ledger?.stop();
  });

  const sheet = (as: TestPerson) => ledger.request('GET', `/v1/partnerships/${partnership}`, { as });
  const send = (
    ...[path, body, key, ifMatch, as = DATA_STEWARD, isAskedOnce = false]: [
      ...[path: string, body: object, key: string, ifMatch: string],
      ...[as?: TestPerson, isAskedOnce?: boolean],
    ]
  ) =>
    ledger.request('POST', `/v1/${path}`, {
      ...{ as, isAskedOnce },
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-Match': ifMatch },
      body: JSON.stringify(body),
    });
  const told = ({ status, body }: Answer) => ({ status, code: body.code as unknown });

  it('is gone when the command answers, and the command does not while the views still hold it', async () => {
    const publish = async (items: string[], key: string) => {
      const { headers } = await ledger.read(`partnerships/${partnership}`);
      const body = { items, sharedWithTerritory: false };
      return send(`partnerships/${partnership}/publication`, body, key, headers.get('etag')!);
    };
    const stranger: TestPerson = { id: 'stranger', roles: ['partner'] };
    expect((await publish(['presentation'], randomUUID())).status).toBe(200);
    expect((await sheet(stranger)).status).toBe(200);

    const { headers } = await ledger.read(`partnerships/${partnership}`);
    const takenBack = { items: [], sharedWithTerritory: false };
    const path = `partnerships/${partnership}/publication`;
    const key = randomUUID();
    const again = (isAskedOnce = false) =>
      send(path, takenBack, key, headers.get('etag')!, DATA_STEWARD, isAskedOnce);
    await pauseProjection(database, 'partnerships');
    const pending = await again(true);
    expect(told(pending)).toEqual({ status: 503, code: 'RIGHTS_PENDING' });
    expect(pending.headers.get('retry-after')).toBe('2');
    expect(told(await again(true))).toEqual({ status: 503, code: 'RIGHTS_PENDING' });
    expect((await sheet(stranger)).status).toBe(200);

    await resumeProjection(database, 'partnerships');
    const answer = await again();
    expect(answer).toMatchObject({ status: 200, body: { changed: true, repeated: true } });
    expect((await sheet(stranger)).status).toBe(404);
  });

  it('by withdrawing the mandate is gone for what is asked next', async () => {
    expect((await sheet(paula)).status).toBe(200);
    const mandates = `organisations/${paula.onBehalfOf}/mandates`;
    const list = await ledger.request('GET', `/v1/${mandates}`, { as: ADMINISTRATOR });
    const [given] = list.body.items as { mandateId: string }[];
    const withdrawal = `${mandates}/${given!.mandateId}/withdrawal`;
    const why = { reason: 'left-organisation' };
    const etag = list.headers.get('etag')!;
    expect((await send(withdrawal, why, randomUUID(), etag, ADMINISTRATOR)).status).toBe(200);
    expect((await sheet(paula)).status).toBe(404);
  });

  it('is read by whom it concerns: mandates by administrators, auditors and their holders, oneself by oneself', async () => {
    const pierre: TestPerson = { id: 'pierre', roles: ['partner'], onBehalfOf: carrier };
    const me = await ledger.request('GET', '/v1/me', { as: pierre });
    expect(me.body).toMatchObject({
      personId: ledger.issuer.callerOf(pierre).id,
      roles: ['partner'],
      actsFor: carrier,
      mandates: [{ organisationId: carrier, name: 'Jardins (fictif)', capacity: 'staff' }],
    });
    const status = async (as: TestPerson, of: string) =>
      (await ledger.request('GET', `/v1/organisations/${of}/mandates`, { as })).status;
    expect(await status(pierre, carrier)).toBe(200);
    expect(await status({ id: 'auditor', roles: ['auditor'] }, carrier)).toBe(200);
    expect(await status(pierre, paula.onBehalfOf!)).toBe(403);
    expect(await status(DATA_STEWARD, carrier)).toBe(403);
    expect(await status(ADMINISTRATOR, randomUUID())).toBe(404);
  });
});
