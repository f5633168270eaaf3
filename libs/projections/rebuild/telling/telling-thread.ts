// A thread that tells partitions. It holds no connection: the thread that asks it sends the rows on.
import { parentPort, workerData } from 'node:worker_threads';
import { type Projection } from '../../projection.js';
import { type RowsInto } from '../../tables/row-lines.js';
import { RebuildFailed } from '../rebuild-errors.js';
import { PartitionTeller } from './partition-teller.js';
import { type TellingModule } from './telling-module.js';
import { type Asked, type ThreadTask, type Told } from './thread-messages.js';

/** Chunks of rows on their way at once: what the asker cannot take holds back the telling. */
const UNDER_WAY_AT_MOST = 4;

const { module, tasks } = workerData as ThreadTask;
const { projections, decode } = (await import(module)) as TellingModule;
const teller = new PartitionTeller(projections as readonly Projection[], tasks, decode);
const port = parentPort!;
const tell = (told: Told, transferred: ArrayBuffer[] = []): void => port.postMessage(told, transferred);

let underWay = 0;
let room = Promise.withResolvers<void>();

async function send(rows: Iterable<RowsInto>): Promise<void> {
  for (const some of rows) {
    while (underWay >= UNDER_WAY_AT_MOST) await room.promise;
    underWay += 1;
    tell({ rows: some }, [some.bytes.buffer]);
  }
}

/** @throws what is no failure of the rebuild's own: it ends the thread, of which the asker is told */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RebuildFailed)) throw error;
    const { projection, at, reason } = error;
    tell({
      failed: {
        ...{ projection, reason },
        at: at && { position: at.position, type: at.type, id: at.id },
      },
    });
  }
}

port.on('message', (asked: Asked) => {
  if ('taken' in asked) {
    underWay -= 1;
    room.resolve();
    room = Promise.withResolvers();
  } else if ('partition' in asked) {
    void told(async () => {
      for (const { events, rows } of teller.tell(asked.partition)) {
        await send(rows);
        tell({ events });
      }
      tell({ free: true });
    });
  } else {
    void told(async () => {
      await send(teller.rest());
      tell({ finished: teller.unknownEvents });
    });
  }
});
