import { Command } from 'commander';
import { BENCHES } from './benches.js';
import { type BenchContext } from './harness/bench.js';
import { createDatabase, type BenchDatabase } from './harness/database.js';
import { type Measure } from './harness/measure.js';
import { benchServer } from './harness/server.js';
import { table } from './harness/table.js';

interface Asked {
  readonly json: boolean;
  readonly only: readonly string[];
  readonly france: boolean;
  readonly brief: boolean;
  readonly list: boolean;
}

const line = new Command('npm run bench --')
  .description(
    'Measures, each beside a baseline of the same run: bench/README.md says what and against what.',
  )
  .option('--json', 'as JSON, not as a table', false)
  .option(
    '--only <name>',
    'the measures whose names begin so; may be repeated',
    (name: string, names: readonly string[]) => [...names, name],
    [],
  )
  .option('--france', 'at the size of France, where a measure has a size: about an hour', false)
  .option('--brief', 'short rounds, to try a bench out: the figures mean nothing', false)
  .option('--list', 'only tells their names', false)
  .addHelpText(
    'after',
    '\nDATABASE_URL: PostgreSQL to measure on, instead of one started for it. KURRENTDB_URL: for kurrentdb-….',
  )
  .parse();
const asked = line.opts<Asked>();

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
  if (unknown.length > 0)
    line.error(`no measure is named ${unknown.join(', ')}: see --list`, { exitCode: 2 });
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
