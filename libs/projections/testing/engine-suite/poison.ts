import { randomUUID } from 'node:crypto';
import { deadLettersOf, retryProjection } from '../../running/controls.js';
import { ProjectionStopped } from '../../errors.js';
import { type ProjectionEngine } from '../../projection-engine.js';
import { type ProjectionAlarm } from '../../running/runner-parts.js';
import { type Projection } from '../../projection.js';
import { AllianceSheet, type Alliance } from '../alliance.js';
import {
  expectExactRows,
  failingOn,
  formed,
  joined,
  projected,
  titled,
  until,
  type Examined,
} from './subject.js';

/** E 35–37. events that cannot be projected. */
export function describePoison({ ledger }: Examined): void {
  const titles = async (): Promise<Record<string, string | null>> => {
    const sheets = await ledger().dataSource.getRepository(AllianceSheet).find();
    return Object.fromEntries(sheets.map(({ id, title }) => [id, title]));
  };
  const letters = () => deadLettersOf(ledger().dataSource, 'alliances');
  const running = async (
    projection: Projection<Alliance>,
    alarms: ProjectionAlarm[] = [],
  ): Promise<ProjectionEngine> => {
    const engine = ledger().engine({
      projections: [projection],
      options: { poison: 'dead-letter', attempts: 2 },
      onAlarm: (alarm) => alarms.push(alarm),
    });
    engine.start();
    await engine.waitFor(await ledger().store.head(), { timeoutMs: 300_000 });
    return engine;
  };

  it('35. an event that fails is tried again, and taken in when it succeeds', async () => {
    await ledger().record(formed('one'), titled('one', 'poison'), formed('two'));
    const engine = ledger().engine({ projections: [failingOn(['poison'], 3)] });
    engine.start();
    await engine.caughtUp();
    await expectExactRows(ledger());
  });

  it('35. one that goes on failing stops its projection loudly, all before it kept, without a word of what it holds', async () => {
    const kept = await ledger().record(formed('one'), formed('two'));
    const id = randomUUID();
    const position = await ledger().record({ ...titled('one', 'poison'), id });
    await ledger().record(formed('three'));
    const alarms: ProjectionAlarm[] = [];
    const engine = ledger().engine({
      projections: [failingOn(['poison'])],
      onAlarm: (alarm) => alarms.push(alarm),
    });
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow(ProjectionStopped);
    await until(async () => (await engine.status())[0]!.owner === null);
    expect(await engine.status()).toMatchObject([
      {
        state: 'stopped',
        position: kept,
        error: { position: position.toString(), eventId: id, eventType: 'alliance.titled' },
      },
    ]);
    expect(engine.health().healthy).toBe(false);
    expect(alarms).toMatchObject([{ projection: 'alliances', alarm: 'stopped' }]);
    expect(JSON.stringify([alarms, engine.health(), (await engine.status())[0]!.error])).not.toContain(
      'poison',
    );
    expect(Object.keys(await titles()).sort()).toEqual(['one', 'two']);
  });

  it('36. set aside, it holds back the later events of its own stream, and no other', async () => {
    await ledger().record(
      formed('one'),
      titled('one', 'poison'),
      joined('one', 'P'),
      formed('two'),
      titled('two', 'B'),
    );
    const alarms: ProjectionAlarm[] = [];
    const engine = await running(failingOn(['poison']), alarms);
    expect(await titles()).toEqual({ one: 'A', two: 'B' });
    expect(await letters()).toMatchObject([
      {
        stream: 'alliance-one',
        eventType: 'alliance.titled',
        error: expect.any(String) as string,
        attempts: 2,
      },
      { stream: 'alliance-one', eventType: 'alliance.joined', error: null },
    ]);
    expect(alarms).toMatchObject([{ alarm: 'dead-lettered' }]);
    expect(engine.health()).toMatchObject({ healthy: true, degraded: true });
    expect(await engine.healthCheck.check()).toEqual({ up: true, detail: 'events are set aside' });
    expect(await engine.status()).toMatchObject([{ state: 'running', deadLetters: 2 }]);
    expect(
      JSON.stringify([alarms, await letters()], (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)),
    ).not.toContain('poison');
  });

  it('36. it is set aside once, also by an engine that starts again, and what follows is held in order', async () => {
    await ledger().record(formed('one'), titled('one', 'poison'), joined('one', 'P'));
    await (await running(failingOn(['poison']))).stop();
    await ledger().record(joined('one', 'Q'), formed('two'));
    await running(failingOn(['poison']));
    const held = await letters();
    expect(held.map(({ error }) => error !== null)).toEqual([true, false, false]);
    expect(held.map(({ position }) => position)).toEqual([...held.map(({ position }) => position)].sort());
    expect(new Set(held.map(({ eventId }) => eventId)).size).toBe(3);
    expect(await titles()).toEqual({ one: 'A', two: 'A' });
  });

  it('36. tried again once the fold is mended, it is taken in with what was held, in order, and the checkpoint stays', async () => {
    await ledger().record(
      formed('one'),
      titled('one', 'poison'),
      joined('one', 'P'),
      titled('one', 'late', '2011-01-01'),
    );
    await (await running(failingOn(['poison']))).stop();
    const mended = await running(failingOn([]));
    expect(await letters()).toHaveLength(3);
    const before = await projected(ledger());
    expect(await retryProjection(ledger().dataSource, 'alliances')).toEqual({
      wasStopped: false,
      streams: 1,
    });
    await until(async () => (await letters()).length === 0);
    expect(await projected(ledger())).toBe(before);
    await expectExactRows(ledger());
    await until(() => !mended.health().degraded && mended.health().projections[0]!.state === 'running');
    await mended.waitFor(await ledger().record(joined('one', 'Q', '2014-01-01')), { timeoutMs: 300_000 });
    await expectExactRows(ledger());
  });

  it('36. tried again in vain, what still fails is set aside again and holds the rest', async () => {
    await ledger().record(
      formed('one'),
      titled('one', 'poison'),
      titled('one', 'B'),
      titled('one', 'venom'),
      joined('one', 'P'),
    );
    await (await running(failingOn(['poison', 'venom']))).stop();
    const half = await running(failingOn(['venom']));
    const before = await projected(ledger());
    await retryProjection(ledger().dataSource, 'alliances', 'alliance-one');
    await until(async () => (await letters()).length === 2);
    expect(await titles()).toEqual({ one: 'B' });
    await until(async () => (await letters())[0]!.error !== null);
    expect(await letters()).toMatchObject([{ attempts: 1 }, { error: null }]);
    expect(await projected(ledger())).toBe(before);
    await half.waitFor(await ledger().record(joined('one', 'Q')), { timeoutMs: 300_000 });
    expect(await letters()).toHaveLength(3);
    expect(await titles()).toEqual({ one: 'B' });
  });

  it('36. with too many streams held, the fault is not an event’s: it stops', async () => {
    await ledger().record(...['one', 'two', 'three'].flatMap((id) => [formed(id), titled(id, 'poison')]));
    const engine = ledger().engine({
      projections: [failingOn(['poison'])],
      options: { poison: 'dead-letter', attempts: 1, heldStreamsAtMost: 2 },
    });
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow(ProjectionStopped);
    expect(await letters()).toHaveLength(2);
  });

  it("37. events of a type that today's code does not know are passed over and counted", async () => {
    const dreamt = {
      stream: 'alliance-one',
      event: { type: 'toString', data: {} },
      occurredOn: '2011-01-01',
    };
    await ledger().record(formed('one'), dreamt, { ...dreamt, stream: 'party-one' }, joined('one', 'P'));
    const engine = ledger().engine();
    engine.start();
    await engine.caughtUp();
    expect(await engine.status()).toMatchObject([{ unknownEvents: 1n }]);
    await expectExactRows(ledger());
  });
}
