import { TargetHoldsAnotherLog, transferLog, type TransferOptions } from '#event-store';
import { copyTextKeys, TextKeysDiffer } from '../../composition/copy-text-keys.js';
import { openAddress } from '../../composition/open-address.js';
import { addressIn } from '../address.js';
import { Progress } from '../progress.js';
import { Refused, type Verb } from '../verb.js';

const ADDRESS = 'postgresql://…, esdb://…, or the name of an environment variable that holds one';

const PREFIX = 'what the names of its streams begin with, where it is a KurrentDB';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly fromPrefix: string;
  readonly toPrefix: string;
  readonly textKeysFrom?: string;
  readonly textKeysTo?: string;
  readonly json?: true;
}

/** `ledger transfer`: a log moves to another engine, or to another server. */
export const transfer: Verb = (program, { environment, terminal }) => {
  const prefix = environment.KURRENTDB_STREAM_PREFIX || 'ledger.';
  program
    .command('transfer')
    .description('Copy a log from one store to another, empty one; run again, it goes on where it was.')
    .requiredOption('--from <url>', ADDRESS)
    .requiredOption('--to <url>', ADDRESS)
    .option('--from-prefix <prefix>', PREFIX, prefix)
    .option('--to-prefix <prefix>', PREFIX, prefix)
    .option('--text-keys-from <url>', 'the PostgreSQL that holds the text keys, where --from is a KurrentDB')
    .option('--text-keys-to <url>', 'the PostgreSQL that is to hold them, where --to is a KurrentDB')
    .option('--json', 'the result as JSON')
    .action(async (options: Options) => {
      const address = (given: string) => addressIn(given, environment);
      const from = await openAddress(address(options.from), options.fromPrefix);
      try {
        const to = await openAddress(address(options.to), options.toPrefix);
        try {
          const upTo = await from.store.head();
          const keysFrom = options.textKeysFrom ? address(options.textKeysFrom) : from.textKeysUrl;
          const keysTo = options.textKeysTo ? address(options.textKeysTo) : to.textKeysUrl;
          if (keysTo && !keysFrom)
            throw new Refused('Say where the text keys are (--text-keys-from): they belong to the log.');
          // Where the keys are to be is not said: the PostgreSQL of the source goes on holding them.
          const keys = keysFrom && keysTo ? await copyTextKeys(keysFrom, keysTo) : null;
          const whole = from.store.capabilities.densePositions ? Number(upTo) + 1 : null;
          const { events, before, digest } = await transferLog(from.store, to.store, {
            upTo,
            onProgress: stepsTold((step) => new Progress(terminal, step, whole)),
          });
          const late = (await from.store.head()) > upTo;
          if (options.json) terminal.out(JSON.stringify({ events, before, digest, textKeys: keys, late }));
          else {
            terminal.out(`${events} events stand in both logs, ${before} of them from an earlier transfer.`);
            terminal.out(`SHA-256 of the canonical envelopes of each: ${digest}`);
            terminal.out(
              keys === null ? 'The text keys stay where they are.' : `${keys} text keys were copied.`,
            );
          }
          if (late)
            terminal.err('The source has grown meanwhile: stop what writes to it, and run this again.');
        } finally {
          await to.close();
        }
      } catch (error) {
        if (error instanceof TextKeysDiffer)
          throw new Refused(`${error.message}: they are of another ledger.`);
        if (!(error instanceof TargetHoldsAnotherLog)) throw error;
        throw new Refused(
          `${error.message}. Only an empty log, or one begun by this same transfer, is written to.`,
        );
      } finally {
        await from.close();
      }
    });
};

const stepsTold = (begin: (step: string) => Progress): NonNullable<TransferOptions['onProgress']> => {
  const steps = new Map<string, Progress>();
  return ({ step, events }) => {
    const progress = steps.get(step) ?? begin(step);
    steps.set(step, progress);
    progress.reached(events);
  };
};
