import { setTimeout as sleep } from 'node:timers/promises';
import { type StoredEvent } from '#event-store';
import { BatchProjector } from '../batches/batch-projector.js';
import { readCheckpoints, type Checkpoint } from '../running/checkpoint.js';
import { readAhead } from '../batches/read-ahead.js';
import { type RebuildParts, type TellProgress } from './rebuild-parts.js';
import { type Projection } from '../projection.js';
import { readSkips, skipIn } from '../batches/skips.js';
import { dropRetired, trySwitch, type LastSteps } from './switch-build.js';

const BATCH = 500;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 1_000;
const DROP_TRIES = 20;
/** Events at most that are taken in while the live build is held. */
const LAST_STEPS = 500;

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
  /** Streams in which something has just been skipped. */
  const skippedIn = (events: readonly StoredEvent[]): ReadonlySet<string> => {
    const skips = events.flatMap((event) => skipIn(event, projection.name) ?? []);
    for (const { eventId } of skips) skipped.add(eventId);
    const streams = skips.map(({ stream }) => stream);
    return new Set(streams.filter((stream) => stream.startsWith(`${projection.category}-`)));
  };
  const lastSteps: LastSteps = async (manager, from, to) => {
    const events: StoredEvent[] = [];
    for await (const event of store.readAll({ after: from.position, to, limit: LAST_STEPS + 1 }))
      events.push(event);
    if (events.length > LAST_STEPS) return false;
    const again = skippedIn(events);
    await batches.projectWithin(manager, from, events, 'catching-up', { again });
    return true;
  };
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    signal?.throwIfAborted();
    for await (const events of readAhead(store.readAll({ after: at.position }), BATCH)) {
      at = await batches.project(at, events, 'catching-up', { again: skippedIn(events) });
      await tell('catching-up', (caughtUp += events.length), null);
    }
    await tell('switching', 0, null);
    if ((await trySwitch(dataSource, projection, at.build, lastSteps)) === 'switched') break;
    await sleep(pause, undefined, { signal });
  }
  [at = filled] = await readCheckpoints(dataSource.manager, [projection.name]);
  if (live) await dropRetired(dataSource, live, DROP_TRIES, retireAfterMs);
  return at;
}
