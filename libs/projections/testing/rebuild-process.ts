// A process that rebuilds the alliances of DATABASE_URL and tells its parent when the step HOLD begins, where it holds: the
// moment to kill it.
import { rebuild } from '../rebuild/rebuild.js';
import { allianceProjection } from './alliance.js';
import { decodeAlliances, TestLedger } from './test-ledger.js';

const { DATABASE_URL: url, ASIDE_FOLDER: asideFolder, HOLD: hold } = process.env;
const ledger = await TestLedger.open(url!, {}, process.env);
await rebuild({
  store: ledger.store,
  decode: decodeAlliances,
  dataSource: ledger.dataSource,
  projections: [allianceProjection],
  retireAfterMs: 10,
  asideFolder: asideFolder!,
  onProgress: ({ step }) => {
    if (step !== hold) return;
    process.send?.(step);
    // Were it to go on, it might have ended before it is killed.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
await ledger.close();
process.disconnect();
