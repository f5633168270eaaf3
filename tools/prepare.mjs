// Makes a fresh clone ready, and does nothing when it already is. Plain JavaScript on Node's own modules: it runs
// before anything is installed, on whatever Node the machine has.
//   node tools/prepare.mjs            installs the locked dependencies where they are missing or out of date
//   node tools/prepare.mjs --build    …and compiles where a source is newer than the last build
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const at = (path) => join(root, path);
const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function run(says, command, args) {
  process.stderr.write(`${says}…\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) process.stderr.write(`${command} could not be started: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}

// npm writes the second file at the end of any installation, its own or a newcomer's `npm install`.
const marker = at('node_modules/.partnership-ledger-installed');
const installedAt = Math.max(changedAt(marker), changedAt(at('node_modules/.package-lock.json')));
if (installedAt < changedAt(at('package-lock.json'))) {
  run('Installing the locked dependencies (once, about a minute)', 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(marker, '');
}

if (process.argv.includes('--build')) {
  const built = at('dist/.built');
  const newest = (directory) =>
    readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (latest, entry) => Math.max(latest, changedAt(join(entry.parentPath ?? entry.path, entry.name))),
        0,
      );
  const sources = Math.max(
    ...['apps', 'bench', 'libs', 'seeds'].map((directory) => newest(at(directory))),
    ...['package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'].map((file) =>
      changedAt(at(file)),
    ),
  );
  if (changedAt(built) < sources) {
    // The compiler, too, runs on the pinned Node.
    run('Compiling', at('node_modules/.bin/node'), [
      at('node_modules/@nestjs/cli/bin/nest.js'),
      'build',
      'standalone',
    ]);
    mkdirSync(at('dist'), { recursive: true });
    writeFileSync(built, '');
  }
}
