import { ProjectionStopped } from '../../errors.js';
import { rebuild } from '../../rebuild/rebuild.js';
import { type HistoryTable, type Projection } from '../../projection.js';
import { type ProjectionAlarm } from '../../running/runner-parts.js';
import { allianceProjection, AllianceTitle, titlesOf, type Alliance } from '../alliance.js';
import { decodeAlliances } from '../test-ledger.js';
import { expectExactRows, failingOn, formed, joined, titled, until, type Examined } from './subject.js';

/** E 35, 40. another version, that an event stands in the way of. */
export function describeRenewingInVain({ ledger }: Examined): void {
  it('35. a later version that cannot be built turns health red and tells why to any process, until it is built', async () => {
    await ledger().record(formed('one'), formed('two'));
    const position = await ledger().record(titled('one', 'poison'));
    const old = ledger().engine();
    old.start();
    await old.caughtUp();
    const alarms: ProjectionAlarm[] = [];
    const renewed = ledger().engine({
      projections: [{ ...failingOn(['poison']), version: 2 }],
      onAlarm: (alarm) => alarms.push(alarm),
    });
    renewed.start();
    await expect(renewed.caughtUp()).rejects.toThrow(ProjectionStopped);
    expect(renewed.health().healthy).toBe(false);
    expect(await renewed.healthCheck.check()).toEqual({ up: false, detail: 'a projection has stopped' });
    expect(alarms).toMatchObject([{ projection: 'alliances', alarm: 'stopped' }]);
    const failure = { version: 2, position: position.toString(), eventType: 'alliance.titled' };
    expect(await old.status()).toMatchObject([{ version: 1, renewalFailure: failure }]);
    expect(JSON.stringify(renewed.health())).not.toContain('poison');

    // What is live is kept abreast meanwhile; another process of the later version says the same.
    await old.waitFor(await ledger().record(joined('two', 'P')), { timeoutMs: 300_000 });
    await expectExactRows(ledger());
    expect(old.health().healthy).toBe(true);
    const mended = { ...failingOn([]), version: 2 };
    const standby = ledger().engine({ projections: [{ ...failingOn(['poison']), version: 2 }] });
    standby.start();
    await until(() => !standby.health().healthy);
    await standby.stop();

    const { store, dataSource } = ledger();
    await rebuild({ store, dataSource, decode: decodeAlliances, projections: [mended], retireAfterMs: 10 });
    await until(() => renewed.health().healthy);
    expect(await renewed.status()).toMatchObject([{ version: 2, renewalFailure: null }]);
  });

  it('35. so does one whose rows PostgreSQL refuses, without a word of what they hold', async () => {
    await ledger().record(formed('one'), joined('one', 'P'));
    const old = ledger().engine();
    old.start();
    await old.caughtUp();
    const misdated: Projection<Alliance> = {
      ...allianceProjection,
      version: 2,
      tables: allianceProjection.tables.map((table) =>
        table.entity === AllianceTitle
          ? {
              ...(table as HistoryTable<Alliance>),
              rows: (id: string, state: Alliance) =>
                titlesOf(id, state).map((row) => ({ ...row, from: 'no such day' })),
            }
          : table,
      ),
    };
    const renewed = ledger().engine({ projections: [misdated] });
    renewed.start();
    await until(() => !renewed.health().healthy);
    const [status] = await old.status();
    expect(status).toMatchObject({ version: 1, renewalFailure: { version: 2, position: null } });
    expect(status!.renewalFailure!.reason).toContain('PostgreSQL 22007');
    expect(JSON.stringify([renewed.health(), status!.renewalFailure])).not.toContain('no such day');
    await expectExactRows(ledger());
  });
}
