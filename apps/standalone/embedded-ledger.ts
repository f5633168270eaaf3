import { randomUUID } from 'node:crypto';
import { People } from '#access';
import { createLogger, readConfiguration } from '#platform';
import { compose } from './composition.js';
import { demonstrationMarker, openDataDirectory } from './data-directory.js';
import { DemonstrationIssuer } from './demonstration/issuer.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { loadDemonstration } from './demonstration/load-demonstration.js';
import { nameDemonstrationPeople } from './demonstration/name-people.js';
import { personNamed } from './demonstration/people.js';
import { SignInLinks } from './demonstration/sign-in-links.js';
import { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
import { ensureApplicationLogin, ensureDatabase } from './embedded-postgres/ledger-database.js';
import { listen } from '../composition/listen.js';
import { migrate } from '../composition/migrate.js';
import { takeAlone } from './only-one.js';
import { askedPort, LOOPBACK } from '../composition/ports.js';
import { runningOn, sayRunning, sayStopped } from './running.js';
import { CannotStart } from '../composition/say.js';
import { secretsOf } from './secrets.js';
import { claimSettings, embeddedEnvironment, portOf } from './settings.js';
import { type Start } from '../composition/start.js';
import { welcome } from './welcome.js';

const CATCH_UP_MS = 120_000;

/** Starts the ledger on the embedded default: its own PostgreSQL, its own issuer, demonstration people and data. */
export async function startEmbeddedLedger(
  { environment, stops, stopped }: Start,
  asked: string,
): Promise<void> {
  const dataDirectory = await openDataDirectory(asked);
  const release = await takeAlone(dataDirectory);
  if (!release) throw await alreadyRunning(dataDirectory);
  stops.add(release);
  const port = await askedPort(portOf(environment));
  const base = `http://${LOOPBACK}:${port}`;
  const secrets = await secretsOf(dataDirectory);

  const postgres = await EmbeddedPostgres.start({
    dataDirectory,
    ownerPassword: secrets.ownerPassword,
    onLost: () => stopped.abort(databaseLost()),
  });
  stops.add(() => postgres.stop());
  stopped.signal.throwIfAborted();
  const ownerUrl = await ensureDatabase(postgres);
  await migrate(ownerUrl);
  const databaseUrl = await ensureApplicationLogin(postgres, secrets.applicationPassword);

  const configuration = readConfiguration(
    embeddedEnvironment(environment, { base, databaseUrl, ownerUrl, secrets }),
  );
  const startId = randomUUID();
  const issuer = new DemonstrationIssuer(base, claimSettings(environment), secrets);
  const links = new SignInLinks(Buffer.from(secrets.signInKey, 'base64'), startId);
  const isDemonstration = !environment.OIDC_ISSUER;
  const ledger = await compose(configuration, createLogger(configuration.logLevel), {
    others: isDemonstration ? [DemonstrationModule.with(issuer, links, secrets)] : [],
  });
  stops.add(() => ledger.stop());
  await loadDemonstration(
    demonstrationMarker(dataDirectory, configuration.eventStore),
    ledger,
    configuration,
    stopped.signal,
  );
  if (isDemonstration)
    await nameDemonstrationPeople(ledger.application.get(People, { strict: false }), configuration);
  await ledger.projections.waitFor(await ledger.store.head(), { timeoutMs: CATCH_UP_MS });
  stopped.signal.throwIfAborted();
  await listen(ledger.application, port, LOOPBACK);
  await sayRunning(dataDirectory, { pid: process.pid, url: base, startId });
  stops.add(() => sayStopped(dataDirectory));

  const visitor = personNamed('fanny');
  welcome(
    base,
    isDemonstration && visitor
      ? { person: visitor, link: base + links.pathFor(visitor), token: await issuer.tokenFor(visitor) }
      : null,
  );
}

async function alreadyRunning(dataDirectory: string): Promise<CannotStart> {
  const running = await runningOn(dataDirectory);
  const where = running ? ` : ${running.url} (${running.pid})` : '.';
  return new CannotStart({
    fr: `Le registre est déjà en marche sur ${dataDirectory}${where}`,
    en: `The ledger is already running on ${dataDirectory}${where.replace(' :', ':')}`,
  });
}

const databaseLost = (): CannotStart =>
  new CannotStart({
    fr: 'PostgreSQL s’est arrêté : le registre s’arrête aussi. Relancez « npm start » ; ce qui a été enregistré l’est.',
    en: 'PostgreSQL has ended, and so does the ledger. Run “npm start” again; what was recorded is recorded.',
  });
