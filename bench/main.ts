import { parseArgs } from 'node:util';
import { BENCHES } from './benches.js';
import { type BenchContext } from './harness/bench.js';
import { createDatabase, type BenchDatabase } from './harness/database.js';
import { type Measure } from './harness/measure.js';
import { benchServer } from './harness/server.js';
import { table } from './harness/table.js';

const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    france: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

/** `--only append` picks all measures whose names begin so. */
const wanted = (name: string): boolean =>
  asked.only.length === 0 || asked.only.some((start) => name === start || name.startsWith(`${start}-`));

if (asked.list) {
  for (const name of BENCHES.flatMap(({ names }) => names)) console.log(name);
} else {
  await run();
}

async function run(): Promise<void> {
  const unknown = asked.only.filter(
    (start) =>
      !BENCHES.some(({ names }) => names.some((name) => name === start || name.startsWith(`${start}-`))),
  );
  if (unknown.length > 0) throw new Error(`no measure is named ${unknown.join(', ')}: see --list`);
  const say = (text: string) => console.error(text);
  const server = await benchServer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(1)));
  }
  const measures: Measure[] = [];
  try {
    for (const { names, run } of BENCHES) {
      if (!names.some(wanted)) continue;
      const databases: BenchDatabase[] = [];
      const context: BenchContext = {
        database: async () => {
          const created = await createDatabase(server.url);
          databases.push(created);
          return created;
        },
        france: asked.france,
        brief: asked.brief,
        kurrentDbUrl: process.env['KURRENTDB_URL'] ?? null,
        say,
      };
      for await (const measure of run(context, wanted)) {
        measures.push(measure);
        say(
          `${measure.name}: ${measure.value} ${measure.unit}${measure.ratio === null ? '' : `, ratio ${measure.ratio}`}`,
        );
      }
      for (const { drop } of databases) await drop();
    }
  } finally {
    await server.stop();
  }
  console.log(asked.json ? JSON.stringify({ measures }, null, 2) : table(measures));
}
