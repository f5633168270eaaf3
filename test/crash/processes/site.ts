import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../../apps/composition/migrate.js';
import { application, compileOnce, type Application, type Kind } from './applications.js';
import { KeptAlive } from './kept-alive.js';
import { postgresIn } from './postgres.js';
import { type StoreNodes } from './kurrentdb.js';

const DATABASE = 'ledger';
const LOGIN = 'ledger';
const PASSWORD = 'crash';

/** How many of each process stand side by side. */
const NUMBERS: Readonly<Record<Kind, number>> = { command: 2, query: 1, projector: 2 };

/** The whole ledger in processes of its own, each kept alive: what the campaign strikes. */
export interface Site {
  readonly environment: Readonly<Record<string, string>>;
  readonly ownerUrl: string;
  readonly postgres: KeptAlive;
  readonly nodes: readonly KeptAlive[];
  readonly applications: readonly KeptAlive[];
  urlsOf(kind: Kind): readonly string[];
  /** Whether commands can be taken: the stores are up, and a command process. */
  isServing(): boolean;
  /** Whether every process does its work. */
  isWhole(): boolean;
  /** Resolves when every process does its work. @throws when one does not come back */
  whenReady(): Promise<void>;
  stop(): Promise<void>;
}

export async function openSite(parts: {
  directory: string;
  issuer: string;
  /** The nodes that keep the log; none when PostgreSQL does. */
  store: StoreNodes | null;
  onFault: (fault: string) => void;
}): Promise<Site> {
  const { directory, issuer, store, onFault } = parts;
  const server = await postgresIn(directory);
  const postgres = new KeptAlive(server, onFault);
  const nodes = (store?.programs ?? []).map((program) => new KeptAlive(program, onFault));
  for (const one of [postgres, ...nodes]) one.start();
  await Promise.all([compileOnce(directory), ...[postgres, ...nodes].map((one) => one.whenReady())]);

  const ownerUrl = server.ownerUrl(DATABASE);
  await statement(server.ownerUrl('postgres'), `CREATE DATABASE ${DATABASE}`);
  await migrate(ownerUrl);
  await statement(ownerUrl, `CREATE ROLE ${LOGIN} LOGIN PASSWORD '${PASSWORD}' IN ROLE ledger_app`);
  const environment = {
    DATABASE_URL: server.url(LOGIN, PASSWORD, DATABASE),
    TEXT_MASTER_KEY: randomBytes(32).toString('base64'),
    FINGERPRINT_KEY: randomBytes(32).toString('base64'),
    OIDC_ISSUER: issuer,
    RATE_LIMIT_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
    ...(store && { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: store.url }),
  };

  const made: [Kind, Application][] = [];
  for (const [kind, number] of Object.entries(NUMBERS) as [Kind, number][]) {
    for (let n = 1; n <= number; n++) made.push([kind, await application(kind, n, environment, directory)]);
  }
  const applications = made.map(([, program]) => new KeptAlive(program, onFault));
  for (const one of applications) one.start();
  const whenReady = async () => {
    for (const one of [postgres, ...nodes, ...applications]) await one.whenReady();
  };
  return {
    ...{ environment, ownerUrl, postgres, nodes, applications, whenReady },
    isServing: () =>
      postgres.isUp &&
      // Of three nodes, two serve.
      nodes.filter(({ isUp }) => !isUp).length * 2 <= Math.max(nodes.length - 1, 0) &&
      applications.some(({ name, isUp }) => isUp && name.startsWith('command')),
    isWhole: () => [postgres, ...nodes, ...applications].every(({ isUp }) => isUp),
    urlsOf: (kind) => made.filter(([of]) => of === kind).map(([, { url }]) => url),
    stop: async () => {
      await Promise.all(applications.map((one) => one.stop()));
      await Promise.all([postgres, ...nodes].map((one) => one.stop()));
    },
  };
}

async function statement(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
