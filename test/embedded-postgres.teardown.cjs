const { Client } = require('pg');

/** The server goes, and what is on it; one that is somebody else's keeps nothing of ours. */
module.exports = async function stopPostgres() {
  if (globalThis.embeddedPostgres) {
    await globalThis.embeddedPostgres.stop();
    globalThis.embeddedPostgres = undefined;
    delete process.env.TEST_DATABASE_URL;
  } else if (process.env.TEST_DATABASE_URL) {
    await dropTemplates(process.env.TEST_DATABASE_URL);
  }
};

async function dropTemplates(server) {
  const client = new Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
    `template_${process.env.TEST_RUN}_`,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await client.end();
}
