import { EventStoreUnavailable } from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { KurrentClient } from './gateway/kurrent-client.js';
import { addressOf } from './gateway/address.js';
import { KurrentEventStore, StreamDeleted } from './index.js';
import { aStart, all, anEvent } from './testing/events.js';
import { SLOW_MS } from './testing/double/appending.js';
import { KurrentDouble, freshStore } from './testing/index.js';

/** Short enough for what hangs, long enough for a busy machine. */
const PATIENCE = { answerMs: 6_000, patienceMs: 60_000 };

describe('appending to KurrentDB when it does not answer as it should', () => {
  let double: KurrentDouble;
  let store: KurrentEventStore;

  beforeEach(async () => {
    double = await KurrentDouble.start();
    store = await freshStore(double.address, PATIENCE);
  });

  afterEach(async () => {
    await store.close();
    await double.close();
  });

  const stored = () => double.log.events.filter(({ type }) => !type.startsWith('$'));

  it('10. an answer lost after it was stored: it is sent again, found there, and stands once', async () => {
    double.appendFaults.push('lost-answer');
    const append = aStart('a', anEvent(), anEvent());
    expect(await store.append(append)).toMatchObject({ firstRevision: 0, lastRevision: 1, repeated: true });
    expect(stored()).toHaveLength(2);
  });

  it('a server gone before it was stored: it is sent again, and stands once', async () => {
    double.appendFaults.push('cut', 'not-ready');
    expect(await store.append(aStart('a'))).toMatchObject({ lastRevision: 0, repeated: false });
    expect(stored()).toHaveLength(1);
  });

  it.each([
    ['nothing was stored', 'hang', false],
    ['it was stored', 'stored-and-silent', true],
  ] as const)(
    'an append that hangs, and %s: the client is replaced in time, and the append settled',
    async (_, fault, repeated) => {
      await store.append(aStart('before'));
      double.appendFaults.push(fault);
      const started = performance.now();
      const [first, second] = await Promise.all([store.append(aStart('a')), store.append(aStart('b'))]);
      expect(performance.now() - started).toBeLessThan(PATIENCE.patienceMs);
      expect(first).toMatchObject({ lastRevision: 0, repeated });
      // The one after it hung on the same call.
      expect(second).toMatchObject({ lastRevision: 0, repeated: false });
      expect(stored()).toHaveLength(3);
    },
  );

  it('a server that is away: unavailable once patience is over, and the same append succeeds later', async () => {
    const impatient = await freshStore(double.address, { answerMs: 8_000, patienceMs: 4_000 });
    const append = aStart('a');
    double.goDown();
    await expect(impatient.append(append)).rejects.toThrow(EventStoreUnavailable);
    await expect(impatient.head()).rejects.toThrow(EventStoreUnavailable);
    await expect(impatient.check()).rejects.toThrow(EventStoreUnavailable);
    await double.restore();
    expect(await impatient.append(append)).toMatchObject({ lastRevision: 0, repeated: false });
    await impatient.check();
    await impatient.close();
  });

  it('a server that restarts meanwhile is waited for', async () => {
    await store.append(aStart('a'));
    double.goDown();
    const appended = store.append(aStart('b'));
    await sleep(400);
    await double.restore();
    expect(await appended).toMatchObject({ repeated: false });
  });

  it('no server at all: the store does not open', async () => {
    const { address } = double;
    double.goDown();
    await expect(KurrentEventStore.open({ address, answerMs: 300, patienceMs: 500 })).rejects.toThrow(
      EventStoreUnavailable,
    );
  });

  it('the loss of another server: its client takes our pending appends along, whose late answers end nothing', async () => {
    const other = await KurrentDouble.start();
    const otherStore = await freshStore(other.address, PATIENCE);
    await Promise.all([store.append(aStart('warm')), otherStore.append(aStart('warm'))]);
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    double.appendFaults.push('slow');
    const ours = store.append(aStart('a'));
    // Stored, and not answered yet.
    while (stored().length < 2) await sleep(5);
    other.appendFaults.push('cut');
    const theirs = otherStore.append(aStart('b'));
    // Rejected with the other server's loss, then answered by ours.
    expect(await ours).toMatchObject({ lastRevision: 0, repeated: true });
    expect(await theirs).toMatchObject({ lastRevision: 0 });
    await sleep(SLOW_MS + 200);
    const more = await Promise.all(Array.from({ length: 20 }, () => store.append(aStart())));
    expect(more.every(({ repeated }) => !repeated)).toBe(true);
    process.off('uncaughtException', note);
    expect(uncaught).toEqual([]);
    await otherStore.close();
    await other.close();
  });

  it('an answer that comes twice ends nothing and is nobody else’s', async () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    double.appendFaults.push('answered-twice');
    await store.append(aStart('a'));
    expect(await store.append(aStart('b'))).toMatchObject({ repeated: false });
    await sleep(50);
    process.off('uncaughtException', note);
    expect(uncaught).toEqual([]);
  });

  it('a malformed event wedges the bare client, and never gets so far through the store', async () => {
    const client = new KurrentClient(addressOf(double.address));
    const event = { id: 'no-uuid', type: 't', data: {}, metadata: {} };
    await expect(client.append('x', 'no-stream', [event])).rejects.toMatchObject({ stuck: true });
    client.dispose();
    const { appends } = double.calls;
    for (const malformed of [{ id: 'no-uuid' }, { type: '' }]) {
      await expect(store.append(aStart('a', { ...anEvent(), ...malformed }))).rejects.toMatchObject({
        name: 'InvalidAppend',
      });
    }
    expect(double.calls.appends).toBe(appends);
  });

  it('9. a stale expectation is refused under the client’s own name of the option', async () => {
    await store.append(aStart('a', anEvent(), anEvent()));
    const stale = { stream: 'a', expected: 0, events: [anEvent()] };
    await expect(store.append(stale)).rejects.toMatchObject({ name: 'RevisionConflict', actual: 1 });
    expect(stored()).toHaveLength(2);
  });

  it('an id known already, with other data: told, where the server says success and drops the data', async () => {
    const event = anEvent({ first: true });
    await store.append(aStart('a', event));
    const again = await store.append(aStart('a', { ...event, data: '{"second":true}' }));
    expect(again).toMatchObject({ lastRevision: 0, repeated: true });
    const another = await KurrentEventStore.open({
      address: double.address,
      prefix: prefixOf(stored()[0]!.stream),
    });
    expect(await another.append(aStart('a', { ...event, data: '{"third":true}' }))).toMatchObject({
      repeated: true,
    });
    expect((await all(another.readStream('a'))).map(({ data }) => data)).toEqual(['{"first":true}']);
    await another.close();
  });

  it('an append over the server’s own limit, within ours: a typed size error', async () => {
    // The envelope of many small events weighs more than their data.
    const events = Array.from({ length: 3_000 }, () => anEvent('x'.repeat(250)));
    const patient = await freshStore(double.address);
    await expect(patient.append(aStart('a', ...events))).rejects.toMatchObject({ name: 'AppendTooLarge' });
    await patient.close();
    expect(stored()).toEqual([]);
  });

  it('a stream that somebody deleted for good: told, not tried for ever', async () => {
    await store.append(aStart('a'));
    double.log.tombstone(stored()[0]!.stream);
    await expect(store.append({ stream: 'a', expected: 0, events: [anEvent()] })).rejects.toThrow(
      StreamDeleted,
    );
    await expect(all(store.readStream('a'))).rejects.toThrow(StreamDeleted);
  });

  it('a loaded log keeps its order when an answer is lost in its middle', async () => {
    double.appendFaults.push(...Array.from({ length: 7 }, () => undefined as never), 'cut');
    const loaded = () => ({ ...anEvent(), metadata: '{"recordedAt":"2012-03-04T05:06:07.089Z"}' });
    // More than are under way at once: none may overtake what is open.
    const appends = Array.from({ length: 300 }, (_, n) => aStart(`s-${n}`, loaded()));
    const answers = await store.appendGroup(appends, { loading: true });
    expect(answers.every((answer) => 'lastPosition' in answer)).toBe(true);
    const ids = (await all(store.readAll())).map(({ id }) => id);
    expect(ids).toEqual(appends.map(({ events }) => events[0]!.id));
  });

  it('many at once, many answers lost: each stands once', async () => {
    for (let n = 0; n < 40; n++) double.appendFaults.push(n % 4 === 3 ? 'lost-answer' : (undefined as never));
    const appends = Array.from({ length: 60 }, () => aStart());
    const patient = await freshStore(double.address, { answerMs: 8_000, patienceMs: 240_000 });
    const answers = await Promise.all(appends.map((append) => patient.append(append)));
    expect(answers.every(({ lastRevision }) => lastRevision === 0)).toBe(true);
    expect(stored()).toHaveLength(60);
    await patient.close();
  });

  it('large appends that wait for room in a connection that is lost: each stands once, and nothing ends', async () => {
    const patient = await freshStore(double.address, { answerMs: 8_000, patienceMs: 240_000 });
    await patient.append(aStart('warm'));
    const wide = 'x'.repeat(600_000);
    double.appendFaults.push('cut', 'cut');
    const appends = Array.from({ length: 12 }, () => aStart(undefined, anEvent({ wide })));
    const answers = await Promise.all(appends.map((append) => patient.append(append)));
    expect(answers.every(({ lastRevision }) => lastRevision === 0)).toBe(true);
    expect(stored()).toHaveLength(13);
    await patient.close();
  });

  it('50. the server’s clock set back: recordedAt does not go back, nor for who reads it later', async () => {
    await store.append(aStart('a'));
    await sleep(50);
    double.log.clock = () => Date.now() - 3_600_000;
    await store.append(aStart('b'));
    const [before, after] = await all(store.readAll());
    expect(after!.recordedAt.getTime()).toBeGreaterThanOrEqual(before!.recordedAt.getTime() - 1);
    const prefix = prefixOf(stored()[0]!.stream);
    const later = await KurrentEventStore.open({ address: double.address, prefix });
    expect((await all(later.readAll())).map(({ recordedAt }) => recordedAt)).toEqual([
      before!.recordedAt,
      after!.recordedAt,
    ]);
    await later.close();
  });

  it('a follower sends who requires the leader to it', async () => {
    const follower = await KurrentDouble.followerOf(double);
    const through = await freshStore(follower.address, PATIENCE);
    expect(await through.append(aStart('a'))).toMatchObject({ lastRevision: 0, repeated: false });
    expect(await all(through.readStream('a'))).toHaveLength(1);
    await through.close();
    await follower.close();
  });

  it('a cluster is found by its gossip', async () => {
    const follower = await KurrentDouble.followerOf(double);
    const address = `esdb://${follower.host},${double.host}?tls=false&nodePreference=leader`;
    const through = await freshStore(address);
    expect(await through.append(aStart('a'))).toMatchObject({ lastRevision: 0 });
    await through.close();
    await follower.close();
  });

  it('more readings at once than a connection takes calls: all are answered, appends too', async () => {
    await store.append(aStart('a', anEvent(), anEvent()));
    const [readings, appended] = await Promise.all([
      Promise.all(Array.from({ length: 250 }, () => all(store.readStream('a')))),
      store.append(aStart('b')),
    ]);
    expect(readings.every((events) => events.length === 2)).toBe(true);
    expect(appended.lastRevision).toBe(0);
  });

  it('readings that hang or are cut are made again', async () => {
    await store.append(aStart('a', anEvent()));
    double.readFaults.push('hang', 'hang', 'cut');
    expect(await all(store.readStream('a'))).toHaveLength(1);
  });

  it('is closed: what is asked then is unavailable, and nothing is left open', async () => {
    await store.append(aStart('a'));
    await store.close();
    await store.close();
    await expect(store.append(aStart('b'))).rejects.toThrow(EventStoreUnavailable);
    await expect(store.head()).rejects.toThrow(EventStoreUnavailable);
    for (let n = 0; n < 1_000 && double.openCalls > 0; n++) await sleep(20);
    expect(double.openCalls).toBe(0);
  });
});

const prefixOf = (stream: string): string => stream.slice(0, stream.indexOf('.') + 1);
