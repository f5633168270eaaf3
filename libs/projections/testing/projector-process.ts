// A process that projects the alliances of DATABASE_URL until it is told to stop (SIGTERM) or is killed. Where HOLD
// says so, it holds at that place, once, and tells its parent 'held': the moment to kill or freeze it.
import { once } from 'node:events';
import { type DataSource, type QueryRunner } from 'typeorm';
import { decodeAlliances, TestLedger } from './test-ledger.js';

/** Until the process is killed, or told to go on. */
const held = async (): Promise<void> => {
  process.send?.('held');
  const alive = setInterval(() => undefined, 1_000);
  await once(process, 'message');
  clearInterval(alive);
};

/** Holds just before or just after the n-th commit of a batch's rows. */
function holdAtCommit(dataSource: DataSource, moment: 'before' | 'after', batch: number): void {
  const create = dataSource.createQueryRunner.bind(dataSource);
  let batches = 0;
  dataSource.createQueryRunner = (...args: Parameters<typeof create>): QueryRunner => {
    const runner = create(...args);
    const commit = runner.commitTransaction.bind(runner);
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
    let wroteRows = false;
    runner.query = ((sql: string, ...rest: unknown[]) => {
      wroteRows ||= sql.startsWith('INSERT INTO "alliances_1"."state"');
      return query(sql, ...rest);
    }) as QueryRunner['query'];
    runner.commitTransaction = async () => {
      const holds = wroteRows && (batches += 1) === batch;
      if (holds && moment === 'before') await held();
      await commit();
      if (holds && moment === 'after') await held();
    };
    return runner;
  };
}

const {
  DATABASE_URL: url,
  HOLD: hold = '',
  BATCH_SIZE: batchSize = '10',
  LEASE_MS: leaseMs = '2000',
} = process.env;
const ledger = await TestLedger.open(url!, {}, process.env);
const atCommit = /^(before|after)-commit-(\d+)$/.exec(hold);
if (atCommit) holdAtCommit(ledger.dataSource, atCommit[1] as 'before' | 'after', Number(atCommit[2]));
const { store } = ledger;
let holding = false;
const engine = ledger.engine({
  // It is the batches that are held.
  options: { batchSize: Number(batchSize), leaseMs: Number(leaseMs), farBehind: Infinity },
  store: {
    capabilities: store.capabilities,
    append: (append) => store.append(append),
    appendGroup: (appends) => store.appendGroup(appends),
    readStream: (stream, options) => store.readStream(stream, options),
    readStreams: (streams, upTo) => store.readStreams(streams, upTo),
    readAll: (options) => store.readAll(options),
    head: () => store.head(),
    async *subscribe(options) {
      for await (const batch of store.subscribe(options)) {
        // Appended, and not projected yet.
        if (hold === 'before-projecting' && batch.events.length > 0 && !holding) {
          holding = true;
          await held();
        }
        yield batch;
      }
    },
  },
  decode: decodeAlliances,
});

process.on('SIGTERM', () => {
  void engine.stop().then(async () => {
    await engine.stop();
    await ledger.close();
    process.disconnect();
  });
});
engine.start();
process.send?.('started');
