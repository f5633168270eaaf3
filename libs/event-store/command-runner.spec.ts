import { randomBytes } from 'node:crypto';
import { derivedId, type Command as DomainCommand } from '#domain';
import {
  CommandRunner,
  IdempotencyKeyReused,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  RevisionConflict,
  StaleRevision,
  StreamAlreadyExists,
  StreamNotFound,
  createCodec,
  type Append,
  type CommandRun,
} from './index.js';
import { jar, jarCatalogue, type Jar } from './testing/jar.js';

type Command = Omit<DomainCommand, 'actor' | 'source'>;

const actor = { id: 'p-1', roles: [], onBehalfOf: null };

/** Lets something happen between the runner's read and its append. */
class RacingStore extends InMemoryEventStore {
  beforeAppend: () => Promise<unknown> = async () => {};

  override async append(append: Append) {
    await this.beforeAppend();
    return super.append(append);
  }
}

describe('the command runner', () => {
  let store: RacingStore;
  let runner: CommandRunner;
  let named = 0;

  beforeEach(() => {
    store = new RacingStore();
    const textKeys = new InMemoryTextKeyStore(store);
    runner = new CommandRunner(
      store,
      createCodec({ catalogue: jarCatalogue, textKeys, masterKey: randomBytes(32) }),
    );
  });

  const command = (type: string, data: unknown): Command => ({
    type,
    data,
    id: derivedId('command', named++),
    occurredOn: '2024-03-01',
    datePrecision: 'day',
    today: '2024-03-02',
  });
  const label = (text = 'Miel') => command('label-jar', { label: text });
  const fill = (...portions: number[]) => command('fill-jar', { portions });
  const request = (asked: Command, rest: Partial<CommandRun<Jar>> = {}): CommandRun<Jar> => ({
    ...{ aggregate: jar, streamId: '1', command: asked, actor, fingerprint: asked.id },
    ...{ correlationId: 'c', causationId: 'c', ...rest },
  });
  const run = (asked: Command, rest?: Partial<CommandRun<Jar>>) => runner.run(request(asked, rest));
  /** Once, when the runner is about to append. */
  const meanwhile = (happens: () => Promise<unknown>) => {
    store.beforeAppend = async () => {
      store.beforeAppend = async () => {};
      await happens();
    };
  };

  it('starts a stream and answers where it stands', async () => {
    const asked = label();
    expect(await run(asked)).toEqual({
      stream: 'jar-1',
      revision: 0,
      position: 0n,
      changed: true,
      repeated: false,
      eventIds: [derivedId(asked.id, 'jar-1', 0)],
    });
  });

  it('writes the envelope: who, when it was true, by which command, from which source', async () => {
    const asked: Command = { ...label(), datePrecision: 'year' };
    await run(asked, { source: { document: 'PME11', place: 'p. 3' } });
    const [event] = await runner.history('jar', '1');
    expect(event).toMatchObject({
      ...{ actor, commandId: asked.id, fingerprint: asked.id, correlationId: 'c', causationId: 'c' },
      ...{ occurredOn: '2024-03-01', datePrecision: 'year', source: { document: 'PME11', place: 'p. 3' } },
    });
  });

  it('answers that nothing changed, at the stream’s revision, and frees the key', async () => {
    await run(label());
    const empty = fill();
    expect(await run(empty)).toMatchObject({ changed: false, revision: 0, position: 0n, eventIds: [] });
    expect(await run({ ...empty, data: { portions: [5] } }, { fingerprint: 'another' })).toMatchObject({
      changed: true,
      revision: 1,
    });
  });

  describe('a command sent again', () => {
    it('gets its first answer, whatever happened since and whatever If-Match says', async () => {
      await run(label());
      const asked = fill(5, 6);
      const first = await run(asked, { expected: { ifMatch: 0 } });
      await run(fill(7));
      const again = await run(asked, { expected: { ifMatch: 0 } });
      expect(again).toEqual({ ...first, repeated: true });
      expect(await runner.history('jar', '1')).toHaveLength(4);
    });

    it('that starts a stream gets its first answer, not a conflict', async () => {
      const asked = label();
      const first = await run(asked, { expected: { ifNoneMatch: true } });
      expect(await run(asked, { expected: { ifNoneMatch: true } })).toEqual({ ...first, repeated: true });
    });

    it('as another request under the same key is told apart', async () => {
      await run(label());
      const asked = fill(5);
      await run(asked);
      await expect(run(asked, { fingerprint: 'another' })).rejects.toThrow(IdempotencyKeyReused);
    });

    it('while the first is being written gets the first answer', async () => {
      await run(label());
      const asked = fill(5, 6);
      const both = await Promise.all([run(asked), run(asked), run(asked)]);
      expect(new Set(both.map(({ revision }) => revision))).toEqual(new Set([2]));
      expect(both.filter(({ repeated }) => !repeated)).toHaveLength(1);
    });

    it('as another request while the first is being written is told apart', async () => {
      await run(label());
      const asked = fill(5);
      meanwhile(() => run(asked));
      await expect(run({ ...asked, data: { portions: [9] } }, { fingerprint: 'another' })).rejects.toThrow(
        IdempotencyKeyReused,
      );
    });
  });

  describe('what the caller expects of the stream', () => {
    beforeEach(() => run(label()));

    it('a stale revision is refused with the actual one', async () => {
      await run(fill(5), { expected: { ifMatch: 0 } });
      const stale = run(fill(6), { expected: { ifMatch: 0 } });
      await expect(stale).rejects.toThrow(StaleRevision);
      await expect(stale).rejects.toMatchObject({ expected: 0, actual: 1 });
    });

    it('a race lost after the check is a stale revision too', async () => {
      meanwhile(() => run(fill(5)));
      await expect(run(fill(6), { expected: { ifMatch: 0 } })).rejects.toThrow(StaleRevision);
    });

    it('without a revision, a lost race is run again on what is there now', async () => {
      meanwhile(() => run(fill(5)));
      expect(await run(fill(6))).toMatchObject({ revision: 2 });
    });

    it('a race lost every time is left to the caller', async () => {
      store.beforeAppend = async () => {
        const racing = store.beforeAppend;
        store.beforeAppend = async () => {};
        await run(fill(1));
        store.beforeAppend = racing;
      };
      await expect(run(fill(6))).rejects.toThrow(RevisionConflict);
    });

    it('a stream that exists is not started again, nor created under If-None-Match', async () => {
      await expect(run(label('Sel'))).rejects.toThrow(StreamAlreadyExists);
      await expect(run(fill(5), { expected: { ifNoneMatch: true } })).rejects.toThrow(StreamAlreadyExists);
    });

    it('a missing stream is only started', async () => {
      await expect(run(fill(5), { streamId: '2' })).rejects.toThrow(StreamNotFound);
      await expect(runner.history('jar', '2')).rejects.toThrow(StreamNotFound);
      await expect(run(label(), { streamId: '2', expected: { ifMatch: 3 } })).rejects.toMatchObject({
        actual: null,
      });
    });
  });
});
