import { type Projection } from '../../projection.js';
import { pauseProjection } from '../../running/controls.js';
import { rebuild } from '../../rebuild/rebuild.js';
import { type Alliance, allianceProjection, AllianceSheet } from '../alliance.js';
import { decodeAlliances } from '../test-ledger.js';
import { alliances, expectExactRows, facts, projected, until, type Examined } from './subject.js';

/** E 39, 40. another version, built beside the live one. */
export function describeRenewing({ ledger }: Examined): void {
  const shouting: Projection<Alliance> = {
    ...allianceProjection,
    version: 2,
    tables: allianceProjection.tables.map((table) =>
      table.entity === AllianceSheet
        ? {
            entity: AllianceSheet,
            keyColumn: 'id',
            history: false as const,
            rows: (id, state, { revision }) => [
              {
                id,
                title: state.titles.at(-1)?.title.toUpperCase() ?? null,
                parties: state.parties,
                revision,
              },
            ],
          }
        : table,
    ),
  };
  const titles = async (): Promise<(string | null)[]> =>
    (
      await ledger()
        .dataSource.getRepository(AllianceSheet)
        .find({ order: { id: 'ASC' } })
    ).map(({ title }) => title);

  it('39. a later version is built beside, then read; the earlier runner stands down, and nothing goes back', async () => {
    await ledger().record(...alliances(40));
    const old = ledger().engine();
    old.start();
    await old.caughtUp();
    const reached: bigint[] = [];
    const watching = new AbortController();
    const watched = (async () => {
      while (!watching.signal.aborted) {
        reached.push(await projected(ledger()));
        expect(await titles()).toHaveLength(40);
      }
    })();
    const renewed = ledger().engine({ projections: [shouting] });
    renewed.start();
    await renewed.caughtUp();
    await until(() => old.health().projections[0]!.state === 'stopped');
    expect(old.health().projections[0]!.error).toContain('version 2 has taken over from version 1');
    watching.abort();
    await watched;
    expect(reached).toEqual(reached.toSorted((a, b) => Number(a - b)));
    await renewed.waitFor(await ledger().record({ ...facts(8, 1)[0]!, stream: 'alliance-0' }), {
      timeoutMs: 300_000,
    });
    expect(await titles()).toContain('TITLE 1');
    expect(await renewed.status()).toMatchObject([{ version: 2, state: 'running' }]);
  });

  it('39. a rebuild by another process is followed: the runner opens again on the build that is live', async () => {
    await ledger().record(...facts(0, 40));
    const engine = ledger().engine();
    engine.start();
    await engine.caughtUp();
    const { builds } = await rebuild({
      store: ledger().store,
      decode: decodeAlliances,
      dataSource: ledger().dataSource,
      projections: [allianceProjection],
      retireAfterMs: 10,
    });
    await engine.waitFor(await ledger().record(...facts(40, 20)), { timeoutMs: 300_000 });
    expect(await engine.status()).toMatchObject([{ build: builds[0]!.build, state: 'running' }]);
    await expectExactRows(ledger());
  });

  it('a first start on a long log builds in bulk, and goes on from there', async () => {
    await ledger().record(...facts(0, 40));
    const told: string[] = [];
    const engine = ledger().engine({
      logger: { info: (_, text) => void told.push(text), warn: () => {}, error: () => {} },
      options: { farBehind: 20 },
    });
    engine.start();
    await engine.caughtUp();
    expect(told).toContain('projections were built in bulk');
    expect(await ledger().dataSource.query('SELECT FROM projections.moments')).not.toHaveLength(0);
    await expectExactRows(ledger());
    await engine.waitFor(await ledger().record(...facts(40, 20)), { timeoutMs: 300_000 });
    await expectExactRows(ledger());
  });

  it('a start a little behind goes on in batches, and so does one that was paused far behind', async () => {
    await ledger().record(...facts(0, 40));
    const first = ledger().engine();
    first.start();
    await first.caughtUp();
    await first.stop();
    await ledger().record(...facts(40, 5));
    const engine = ledger().engine({ options: { farBehind: 20 } });
    engine.start();
    await engine.caughtUp();
    expect(await engine.status()).toMatchObject([{ build: 1, state: 'running' }]);
    await engine.stop();
    await pauseProjection(ledger().dataSource, 'alliances');
    await ledger().record(...facts(45, 30));
    const paused = ledger().engine({ options: { farBehind: 20 } });
    paused.start();
    await until(() => paused.health().projections[0]!.state === 'paused');
    expect(await paused.status()).toMatchObject([{ build: 1, paused: true }]);
  });
}
