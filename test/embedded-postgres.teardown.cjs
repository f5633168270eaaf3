module.exports = async function stopPostgres() {
  if (!globalThis.embeddedPostgres) return;
  await globalThis.embeddedPostgres.stop();
  globalThis.embeddedPostgres = undefined;
  delete process.env.TEST_DATABASE_URL;
};
