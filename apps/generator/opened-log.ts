import { readConfiguration } from '#platform';
import { migrate } from '../composition/migrate.js';
import { openLog, type Log } from '../composition/open-log.js';
import { LOOPBACK } from '../composition/ports.js';
import { CannotStart } from '../composition/say.js';
import { dataDirectoryOf, openDataDirectory } from '../standalone/data-directory.js';
import { EmbeddedPostgres } from '../standalone/embedded-postgres/embedded-postgres.js';
import { ensureApplicationLogin, ensureDatabase } from '../standalone/embedded-postgres/ledger-database.js';
import { takeAlone } from '../standalone/only-one.js';
import { secretsOf } from '../standalone/secrets.js';
import { embeddedEnvironment } from '../standalone/settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

interface OpenedLog {
  readonly log: Log;
  /** Wraps the keys of personal texts. */
  readonly masterKey: Buffer;
  close(): Promise<void>;
}

/** The log to write into: that of the environment, with another database where one was asked for; else the embedded one. */
export async function openedLog(environment: Environment, database?: string): Promise<OpenedLog> {
  const url = database ?? environment.DATABASE_URL;
  if (!url) return embeddedLog(environment);
  const configuration = readConfiguration({ ...environment, DATABASE_URL: url }, 'tools');
  const log = await openLog(configuration);
  return { log, masterKey: configuration.textMasterKey, close: () => log.close() };
}

/** That of `npm start`, which must be stopped: two do not write to one data directory. */
async function embeddedLog(environment: Environment): Promise<OpenedLog> {
  const dataDirectory = await openDataDirectory(dataDirectoryOf(environment));
  const release = await takeAlone(dataDirectory);
  if (!release) {
    throw new CannotStart({
      fr: `Le registre est en marche sur ${dataDirectory} : arrêtez-le d’abord.`,
      en: `The ledger is running on ${dataDirectory}: stop it first.`,
    });
  }
  const secrets = await secretsOf(dataDirectory);
  const { ownerPassword } = secrets;
  const postgres = await EmbeddedPostgres.start({ dataDirectory, ownerPassword, onLost: () => {} });
  try {
    const ownerUrl = await ensureDatabase(postgres);
    await migrate(ownerUrl);
    const databaseUrl = await ensureApplicationLogin(postgres, secrets.applicationPassword);
    const made = { base: `http://${LOOPBACK}:4000`, databaseUrl, ownerUrl, secrets };
    const configuration = readConfiguration(embeddedEnvironment(environment, made), 'tools');
    const log = await openLog(configuration);
    return {
      log,
      masterKey: configuration.textMasterKey,
      close: async () => {
        await log.close();
        await postgres.stop();
        release();
      },
    };
  } catch (error) {
    await postgres.stop();
    release();
    throw error;
  }
}
