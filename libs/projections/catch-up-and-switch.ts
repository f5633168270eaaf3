import { setTimeout as sleep } from 'node:timers/promises';
import { type StoredEvent } from '#event-store';
import { BatchProjector } from './batch-projector.js';
import { readCheckpoints, type Checkpoint } from './checkpoint.js';
import { readAhead } from './read-ahead.js';
import { type RebuildParts, type TellProgress } from './rebuild-parts.js';
import { type Projection } from './projection.js';
import { readSkips, skipIn } from './skips.js';
import { dropRetired, trySwitch } from './switch-build.js';

const BATCH = 500;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 1_000;
const DROP_TRIES = 20;

/** Takes a filled build to where the live one is and puts it in its place. */
export async function catchUpAndSwitch(
  parts: RebuildParts,
  projection: Projection,
  filled: Checkpoint,
  tell: TellProgress,
): Promise<Checkpoint> {
  const { store, decode, dataSource, signal, retireAfterMs = 5_000 } = parts;
  const skipped = await readSkips(store, projection.name);
  const batches = new BatchProjector(projection, store, decode, dataSource, () => skipped);
  const [live] = await readCheckpoints(dataSource.manager, [projection.name]);
  let at = filled;
  let caughtUp = 0;
  const take = async (events: readonly StoredEvent[]): Promise<void> => {
    const skips = events.flatMap((event) => skipIn(event, projection.name) ?? []);
    for (const { eventId } of skips) skipped.add(eventId);
    const own = skips
      .map(({ stream }) => stream)
      .filter((stream) => stream.startsWith(`${projection.category}-`));
    at = await batches.project(at, events, 'catching-up', { again: new Set(own) });
    await tell('catching-up', (caughtUp += events.length), null);
  };
  for (let pause = FIRST_PAUSE_MS; ;) {
    signal?.throwIfAborted();
    for await (const events of readAhead(store.readAll({ after: at.position }), BATCH)) await take(events);
    await tell('switching', 0, null);
    const outcome = await trySwitch(dataSource, projection, at.build);
    if (outcome === 'switched') break;
    if (outcome === 'behind') continue;
    await sleep(pause, undefined, { signal });
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
  if (live) await dropRetired(dataSource, live, DROP_TRIES, retireAfterMs);
  return at;
}
