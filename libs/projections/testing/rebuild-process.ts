// A process that rebuilds the alliances of DATABASE_URL and tells its parent each step as it begins: the moments to kill it.
import { rebuild } from '../rebuild/rebuild.js';
import { allianceProjection } from './alliance.js';
import { decodeAlliances, TestLedger } from './test-ledger.js';

const { DATABASE_URL: url, ASIDE_FOLDER: asideFolder } = process.env;
const ledger = await TestLedger.open(url!, {}, process.env);
const steps = new Set<string>();
await rebuild({
  store: ledger.store,
  decode: decodeAlliances,
  dataSource: ledger.dataSource,
  projections: [allianceProjection],
  retireAfterMs: 10,
  asideFolder: asideFolder!,
  onProgress: ({ step }) => {
    if (steps.has(step)) return;
    steps.add(step);
    process.send?.(step);
  },
});
await ledger.close();
process.disconnect();
