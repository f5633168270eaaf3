import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DATA_STEWARD, RunningLedger } from './testing/running-ledger.js';

const run = promisify(execFile);
const root = process.cwd();
const tool = (path: string) => join(root, 'node_modules', path);
/** Inside the project, where its packages are found, and where nothing is kept. */
const workshop = join(root, 'dist', 'generated-client');

const COMPILER = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ['program.ts'],
};

/** What the document offers, by method and path. */
const operations = ({ paths }: { paths: Record<string, object> }): string[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));

describe('a client generated from the OpenAPI document', () => {
  let ledger: RunningLedger;

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    await rm(workshop, { recursive: true, force: true });
    await mkdir(workshop, { recursive: true });
    await copyFile(join(root, 'test/generated-client/program.ts.txt'), join(workshop, 'program.ts'));
    await writeFile(join(workshop, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(workshop, 'tsconfig.json'), JSON.stringify(COMPILER));
  });
  afterAll(() => ledger.stop());

  it('is generated from what is served: the published document offers the same operations', async () => {
    const served = (await (await fetch(`${ledger.url}/openapi.json`)).json()) as never;
    const published = JSON.parse(await readFile(join(root, 'docs/openapi.json'), 'utf8')) as never;
    expect(operations(published)).toEqual(operations(served));
  });

  it('compiles against it and works: creates, is refused, changes, and reads what it wrote', async () => {
    // The document as published: the build reads response classes that the transpiler of tests does not.
    const published = join(root, 'docs', 'openapi.json');
    const optionalWhereDefaulted = '--default-non-nullable=false';
    const generator = [tool('openapi-typescript/bin/cli.js'), published, '-o', 'api.d.ts'];
    await run(process.execPath, [...generator, optionalWhereDefaulted], { cwd: workshop });
    await run(process.execPath, [tool('typescript/bin/tsc'), '-p', '.'], { cwd: workshop });
    const environment = {
      ...process.env,
      NODE_OPTIONS: '',
      API_URL: ledger.url,
      API_TOKEN: await ledger.issuer.tokenFor(DATA_STEWARD),
    };
    const { stdout } = await run(process.execPath, ['program.ts'], { cwd: workshop, env: environment });
    expect(JSON.parse(stdout)).toEqual({
      title: 'Partenariat du client engendré (fictif)',
      status: 'suspended',
    });
  });
});
