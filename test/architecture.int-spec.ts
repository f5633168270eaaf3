import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const PARTS = ['apps', 'libs', 'seeds', 'test', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'];

/** Planted breaches: the file, what it imports, the rule that must name it. */
const BREACHES = [
  ['libs/domain/planted-framework.ts', '@nestjs/common', 'domain-is-pure'],
  ['libs/domain/planted-disk.ts', 'node:fs', 'domain-is-pure'],
  ['libs/domain/planted-outward.ts', '#event-store', 'domain-points-inward'],
  ['libs/event-store/planted-outward.ts', '#projections', 'event-store-points-inward'],
  ['libs/projections/planted-outward.ts', '#read-models', 'projections-points-inward'],
  ['libs/contracts/planted-outward.ts', '#platform', 'contracts-points-inward'],
  ['libs/platform/planted-outward.ts', '#read-models', 'platform-points-inward'],
  ['libs/read-models/planted-app.ts', '../../apps/command/index.js', 'nothing-imports-an-app'],
  [
    'libs/read-models/watch/planted-rows.ts',
    '../two-clocks/table-at.js',
    'partnerships-are-read-through-sights',
  ],
  ['apps/command/planted-adapter.ts', '#event-store-postgres', 'adapters-only-in-composition-roots'],
  ['apps/command/planted-side-door.ts', '../../libs/domain/rules.js', 'libraries-are-entered-by-their-index'],
  ['apps/console/planted-table.ts', '#read-models', 'console-speaks-http-only'],
  ['apps/console/planted-shortcut.ts', '../query/index.js', 'console-speaks-http-only'],
  ['libs/domain/planted-cycle.ts', './planted-cycle-back.js', 'no-cycles'],
  ['libs/domain/planted-cycle-back.ts', './planted-cycle.js', 'no-cycles'],
] as const;

interface Violation {
  readonly from: string;
  /** The modules of a cycle, which is told once. */
  readonly cycle?: readonly { readonly name: string }[];
  readonly rule: { readonly name: string; readonly severity: string };
}

async function violations(tree: string): Promise<readonly Violation[]> {
  const cruiser = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      cruiser,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'apps',
      'libs',
      'seeds',
      'test',
    ],
    { cwd: tree, maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return summary.violations.filter(({ rule }) => rule.severity === 'error');
}

describe('the rules of the architecture', () => {
  let tree: string;
  let found: readonly Violation[];

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'architecture-'));
    for (const part of PARTS) await cp(join(ROOT, part), join(tree, part), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    for (const [file, imported] of BREACHES) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(
        join(tree, file),
        `import * as breach from '${imported}';\nexport const planted = breach;\n`,
      );
    }
    found = await violations(tree);
  });

  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(BREACHES)('name %s, which imports %s, by %s', (file, _, rule) => {
    const named = found.filter(
      ({ from, cycle }) => from === file || cycle?.some(({ name }) => name === file),
    );
    expect(named.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('name nothing else: the tree as it is keeps them', () => {
    const planted = new Set<string>(BREACHES.map(([file]) => file));
    expect(found.filter(({ from }) => !planted.has(from))).toEqual([]);
  });
});
