import { randomBytes } from 'node:crypto';
import { derivedId, foldHistory, stateAt } from '#domain';
import { createCodec } from '../../codec.js';
import { CommandRunner } from '../../command-runner.js';
import { InMemoryEventStore } from '../../in-memory-event-store.js';
import { InMemoryTextKeyStore } from '../../in-memory-text-keys.js';
import { jar, jarCatalogue } from '../jar.js';
import { all, type Examined } from './subject.js';

/** C. What the events fold to. */
export function describeFolding({ store }: Examined): void {
  describe('C. folding', () => {
    it('22. state at a revision, and as of an instant, is the fold of the prefix; an event exactly at the instant is in', async () => {
      const codec = createCodec({
        catalogue: jarCatalogue,
        textKeys: new InMemoryTextKeyStore(new InMemoryEventStore()),
        masterKey: randomBytes(32),
      });
      const runner = new CommandRunner(store(), codec);
      const streamId = derivedId(randomBytes(8).toString('hex'));
      const run = (type: string, data: unknown, n: number) => {
        const when = { occurredOn: '2024-03-01', datePrecision: 'day', today: '2024-03-01' } as const;
        const command = { type, data, id: derivedId(streamId, n), ...when };
        const actor = { id: 'p', roles: [], onBehalfOf: null };
        return runner.run({
          ...{ aggregate: jar, streamId, command, actor },
          ...{ fingerprint: 'f', correlationId: 'c', causationId: 'c' },
        });
      };
      await run('label-jar', { label: 'Miel' }, 0);
      for (let n = 1; n <= 12; n++) await run('fill-jar', { portions: [n, 10 * n] }, n);

      const whole = await runner.history('jar', streamId);
      expect(whole).toHaveLength(25);
      for (const { revision, recordedAt } of whole) {
        const upTo = await all(store().readStream(`jar-${streamId}`, { to: revision }));
        const prefix = whole.slice(0, revision + 1);
        expect(foldHistory(jar, upTo.map(codec.decode))).toEqual(foldHistory(jar, prefix));

        const known = whole.filter((event) => event.recordedAt <= recordedAt);
        expect(known.map(({ id }) => id)).toContain(whole[revision]!.id);
        expect(stateAt(jar, whole, { knownAt: known.at(-1)!.position })).toEqual(foldHistory(jar, known));
        expect(known).toEqual(whole.slice(0, known.length));
      }
    });
  });
}
