import { appendBench } from './append/append.bench.js';
import { kurrentDbAppendBench } from './append/kurrentdb.bench.js';
import { generateBench } from './generate/generate.bench.js';
import { type Bench } from './harness/bench.js';
import { httpCommandsBench } from './http/http-commands.bench.js';
import { portfolioBench } from './portfolio/portfolio.bench.js';
import { kurrentDbRebuildBench } from './rebuild/kurrentdb-rebuild.bench.js';
import { closingBench } from './rounds/closing.bench.js';
import { roundsBench } from './rounds/rounds.bench.js';
import { rebuildBench } from './rebuild/rebuild.bench.js';

/** Every bench, in the order in which they run. */
export const BENCHES: readonly Bench[] = [
  appendBench,
  kurrentDbAppendBench,
  httpCommandsBench,
  generateBench,
  rebuildBench,
  kurrentDbRebuildBench,
  portfolioBench,
  roundsBench,
  closingBench,
];
