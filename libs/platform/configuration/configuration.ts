import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { LOG_LEVELS } from '../logging/logger.js';
import { isTrustworthyAddress } from '../identity/issuer-metadata.js';

/** A key of 32 bytes, in base64, base64url or hexadecimal. */
const key = () =>
  z
    .string()
    .transform((text) => Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64'))
    .refine(({ length }) => length === 32, { error: 'must be 32 bytes, in base64 or hexadecimal' });

const postgresUrl = () =>
  z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a PostgreSQL URL: postgresql://user:password@host:5432/database',
  });

const webAddress = () =>
  z
    .url({ protocol: /^https?$/, error: 'must be a web address' })
    .refine((url) => URL.canParse(url) && isTrustworthyAddress(new URL(url)), {
      error: 'must use https, but on this machine (http://127.0.0.1…)',
    });

/** Of the services among themselves: the person's token travels there, on a network of theirs. */
const apiAddress = () => z.url({ protocol: /^https?$/, error: 'must be a web address' });

const port = () => z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535);

/** Several hosts may stand in one, which no URL may: a pattern rather than a parser. */
const kurrentDbAddress = () =>
  z.string().regex(/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\/[^/\s]+/, {
    error: 'must be a KurrentDB connection string: esdb://host:2113?tls=true',
  });

/** The kinds of process there are; `standalone` is all of them in one, `migrate` brings the schema up to date. */
export const PROCESSES = [
  'standalone',
  'command',
  'query',
  'projector',
  'console',
  'tools',
  'migrate',
] as const;
export type ProcessKind = (typeof PROCESSES)[number];

const SERVICES = ['standalone', 'command', 'query', 'projector', 'tools'] as const;
const APIS = ['standalone', 'command', 'query', 'console'] as const;
const PAGES = ['standalone', 'console'] as const;
const LISTENERS = ['standalone', 'command', 'query', 'projector', 'console'] as const;

/**
 * Every setting, by its environment variable, with what it is for and which processes take it. README.md repeats this
 * list; a test holds them together.
 */
export const SETTINGS = {
  DATABASE_URL: {
    schema: postgresUrl(),
    says: 'PostgreSQL, as the application logs in (a member of role ledger_app)',
    takenBy: SERVICES,
  },
  DATABASE_OWNER_URL: {
    schema: postgresUrl(),
    says: 'PostgreSQL, as the owner of the tables: migrations only',
    takenBy: ['standalone', 'migrate'],
  },
  EVENT_STORE: {
    schema: z.enum(['postgres', 'kurrentdb']).default('postgres'),
    says: 'where events are kept; all else is in PostgreSQL',
    takenBy: SERVICES,
  },
  KURRENTDB_URL: {
    schema: kurrentDbAddress().optional(),
    says: 'KurrentDB, when it keeps the events',
    takenBy: SERVICES,
  },
  KURRENTDB_STREAM_PREFIX: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, { error: 'must be letters, digits and . _ : -' })
      .default('ledger.'),
    says: 'what the names of our streams begin with there: all others are other people’s',
    takenBy: SERVICES,
  },
  TEXT_MASTER_KEY: {
    schema: key(),
    says: 'wraps the keys of personal texts; losing it loses those texts',
    takenBy: SERVICES,
  },
  FINGERPRINT_KEY: {
    schema: key(),
    says: 'keys the fingerprints of requests, the ids of callers, and the tokens that stand for positions and revisions',
    takenBy: APIS,
  },
  OIDC_ISSUER: {
    schema: webAddress(),
    says: 'the OpenID Connect issuer whose tokens are accepted',
    takenBy: APIS,
  },
  OIDC_ISSUER_KNOWN_AS: {
    schema: z.url({ error: 'must be an address' }).optional(),
    says: 'the address of that issuer when the log began, if it has moved since: ids of people are made of it',
    takenBy: APIS,
  },
  OIDC_AUDIENCE: {
    schema: z.string().min(1).default('partnership-ledger'),
    says: 'the audience its tokens must name',
    takenBy: APIS,
  },
  OIDC_ROLES_CLAIM: {
    schema: z.string().min(1).default('roles'),
    says: 'the claim holding roles, or a path: realm_access.roles',
    takenBy: APIS,
  },
  OIDC_ORGANISATION_CLAIM: {
    schema: z.string().min(1).default('organisation'),
    says: 'the claim naming the organisation acted for, or a path',
    takenBy: APIS,
  },
  OIDC_CLIENT_ID: {
    schema: z.string().min(1).default('partnership-ledger-console'),
    says: 'what the issuer knows the pages as; not the audience, or an ID token would pass for an access token',
    takenBy: APIS,
  },
  OIDC_CLIENT_SECRET: {
    schema: z.string().min(1).optional(),
    says: 'the secret of that client, where the issuer gave it one',
    takenBy: PAGES,
  },
  OIDC_SCOPE: {
    schema: z
      .string()
      .regex(/^openid( \S+)*$/, { error: 'must begin with openid' })
      .default('openid profile email'),
    says: 'what the pages ask of the issuer when someone signs in',
    takenBy: PAGES,
  },
  HTTP_HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    says: 'the address it listens at: 0.0.0.0 in a container',
    takenBy: LISTENERS,
  },
  HTTP_PORT: { schema: port().default(4000), says: 'the port it listens at', takenBy: LISTENERS },
  METRICS_HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    says: 'the address at which metrics are told, where METRICS_PORT is set',
    takenBy: LISTENERS,
  },
  METRICS_PORT: {
    schema: port().optional(),
    says: 'the port at which metrics are told, and nothing else; nowhere when absent',
    takenBy: LISTENERS,
  },
  PUBLIC_URL: {
    schema: webAddress().optional(),
    says: 'how callers reach it; http://127.0.0.1:<HTTP_PORT> when absent',
    takenBy: LISTENERS,
  },
  COMMAND_API_URL: {
    schema: apiAddress(),
    says: 'where the console sends commands',
    takenBy: ['console'],
  },
  QUERY_API_URL: { schema: apiAddress(), says: 'where the console reads', takenBy: ['console'] },
  RATE_LIMIT_PER_MINUTE: {
    schema: z.coerce.number({ error: 'must be a number' }).int().min(1).default(1200),
    says: 'requests a caller may make in a minute',
    takenBy: LISTENERS,
  },
  PROJECTION_POISON: {
    schema: z.enum(['stop', 'dead-letter']).default('stop'),
    says: 'what an event that cannot be projected brings about: its projection stops, or it is set aside with its stream',
    takenBy: ['standalone', 'projector'],
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).default('info'),
    says: 'the least serious line that is logged',
    takenBy: PROCESSES,
  },
} as const satisfies Record<
  string,
  { readonly schema: z.ZodType; readonly says: string; readonly takenBy: readonly ProcessKind[] }
>;

type Settings = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> };

/** What a process that listens takes. */
export interface HttpConfiguration {
  /** Keys the ids of callers. Follows from the fingerprint key (HKDF, RFC 5869): one secret less to keep. */
  readonly actorKey: Buffer;
  /** Seals the tokens that stand outside for positions and revisions. Follows from the fingerprint key too. */
  readonly tokenKey: Buffer;
  readonly oidc: {
    readonly issuer: string;
    /** What stands for the issuer in the ids of people: its first address, wherever it moves. */
    readonly knownAs: string;
    readonly audience: string;
    /** What the issuer knows the pages as. */
    readonly clientId: string;
    readonly claims: { readonly roles: string; readonly organisation: string };
  };
  readonly httpHost: string;
  readonly httpPort: number;
  readonly publicUrl: string;
  /** Where metrics are told; null for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly rateLimitPerMinute: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export type EngineChoice =
  | { readonly engine: 'postgres' }
  | {
      readonly engine: 'kurrentdb';
      readonly url: string;
      /** What the names of our streams begin with on that server. */
      readonly prefix: string;
    };

/** What a process that opens the log takes. */
export interface LogConfiguration {
  readonly databaseUrl: string;
  /** Which engine keeps the events. */
  readonly eventStore: EngineChoice;
  readonly textMasterKey: Buffer;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface OwnerConfiguration {
  readonly databaseOwnerUrl: string;
}

export interface ApiConfiguration extends HttpConfiguration, LogConfiguration {
  /**
   * Keys the fingerprints of requests. Follows from the fingerprint key and the master key: what was asked may be few marks
   * under seal, or a text, that whoever holds the log could else find by trying all there are.
   */
  readonly fingerprintKey: Buffer;
}

/** What a process that projects takes. */
export interface ProjectionConfiguration {
  /** What becomes of an event that goes on failing. */
  readonly projectionPoison: 'stop' | 'dead-letter';
}

/** What a process that signs people in takes. */
export interface SignInConfiguration {
  readonly signIn: {
    /** Null for a public client. */
    readonly clientSecret: string | null;
    readonly scope: string;
  };
}

/** All in one. */
export interface Configuration
  extends ApiConfiguration, OwnerConfiguration, ProjectionConfiguration, SignInConfiguration {}

export interface ConsoleConfiguration extends HttpConfiguration, SignInConfiguration {
  readonly commandApiUrl: string;
  readonly queryApiUrl: string;
}

export type ProjectorConfiguration = LogConfiguration &
  ProjectionConfiguration &
  Omit<HttpConfiguration, 'oidc' | 'actorKey' | 'tokenKey'>;

/** What each kind of process reads from its environment, and no more: a secret stays with those that need it. */
export interface ConfigurationOf {
  readonly standalone: Configuration;
  readonly command: ApiConfiguration;
  readonly query: ApiConfiguration;
  readonly projector: ProjectorConfiguration;
  readonly console: ConsoleConfiguration;
  readonly tools: LogConfiguration;
  readonly migrate: OwnerConfiguration;
}

/** The environment does not make a configuration: every fault, by variable, none of them quoting a value. */
export class ConfigurationFaulty extends Error {
  constructor(readonly faults: readonly { readonly variable: string; readonly fault: string }[]) {
    super(
      ['The configuration is faulty:', ...faults.map(({ variable, fault }) => `  ${variable} ${fault}`)].join(
        '\n',
      ),
    );
    this.name = 'ConfigurationFaulty';
  }
}

const derivedKey = (secret: Buffer, purpose: string, salt: Buffer | '' = ''): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, `partnership-ledger ${purpose}`, 32));

const isTakenBy = (process: ProcessKind, name: string): boolean => {
  const takenBy: readonly ProcessKind[] = SETTINGS[name as keyof Settings].takenBy;
  return takenBy.includes(process);
};

const schemaOf = (process: ProcessKind) =>
  z.object(
    Object.fromEntries(
      Object.entries(SETTINGS)
        .filter(([name]) => isTakenBy(process, name))
        .map(([name, { schema }]) => [name, schema as z.ZodType]),
    ),
  );

/**
 * Reads from environment variables the configuration of one kind of process; an empty variable is absent.
 * @throws ConfigurationFaulty
 */
export function readConfiguration<Process extends ProcessKind = 'standalone'>(
  environment: Readonly<Record<string, string | undefined>>,
  process: Process = 'standalone' as Process,
): ConfigurationOf[Process] {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in SETTINGS && value !== ''),
  );
  const read = schemaOf(process).safeParse(given);
  const faults = (read.error?.issues ?? []).map(({ path, message }) => {
    const variable = String(path[0]);
    return {
      variable,
      fault: given[variable] === undefined ? 'is required' : message.replace(/^Invalid/, 'is invalid'),
    };
  });
  const needsKurrentDb = isTakenBy(process, 'EVENT_STORE') && given.EVENT_STORE === 'kurrentdb';
  if (needsKurrentDb && given.KURRENTDB_URL === undefined)
    faults.push({ variable: 'KURRENTDB_URL', fault: 'is required where EVENT_STORE is kurrentdb' });
  // Port 0 is any that is free.
  const isSamePort = given.METRICS_PORT !== '0' && given.METRICS_PORT === (given.HTTP_PORT ?? '4000');
  if (isTakenBy(process, 'METRICS_PORT') && isSamePort)
    faults.push({ variable: 'METRICS_PORT', fault: 'must be another port than HTTP_PORT' });
  if (!read.success || faults.length > 0) throw new ConfigurationFaulty(faults);
  return configurationFrom(read.data as Partial<Settings>) as ConfigurationOf[Process];
}

const configurationFrom = (settings: Partial<Settings>) => ({
  databaseUrl: settings.DATABASE_URL,
  databaseOwnerUrl: settings.DATABASE_OWNER_URL,
  eventStore:
    settings.EVENT_STORE === 'kurrentdb'
      ? {
          engine: 'kurrentdb',
          url: settings.KURRENTDB_URL,
          prefix: settings.KURRENTDB_STREAM_PREFIX,
        }
      : { engine: 'postgres' },
  textMasterKey: settings.TEXT_MASTER_KEY,
  fingerprintKey:
    settings.FINGERPRINT_KEY &&
    settings.TEXT_MASTER_KEY &&
    derivedKey(settings.TEXT_MASTER_KEY, 'fingerprints of requests', settings.FINGERPRINT_KEY),
  actorKey: settings.FINGERPRINT_KEY && derivedKey(settings.FINGERPRINT_KEY, 'actor ids'),
  tokenKey: settings.FINGERPRINT_KEY && derivedKey(settings.FINGERPRINT_KEY, 'opaque tokens'),
  oidc: {
    issuer: settings.OIDC_ISSUER,
    knownAs: settings.OIDC_ISSUER_KNOWN_AS ?? settings.OIDC_ISSUER,
    audience: settings.OIDC_AUDIENCE,
    clientId: settings.OIDC_CLIENT_ID,
    claims: { roles: settings.OIDC_ROLES_CLAIM, organisation: settings.OIDC_ORGANISATION_CLAIM },
  },
  signIn: { clientSecret: settings.OIDC_CLIENT_SECRET ?? null, scope: settings.OIDC_SCOPE },
  httpHost: settings.HTTP_HOST,
  httpPort: settings.HTTP_PORT,
  publicUrl: settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.HTTP_PORT}`,
  metrics:
    settings.METRICS_PORT === undefined ? null : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
  commandApiUrl: settings.COMMAND_API_URL,
  queryApiUrl: settings.QUERY_API_URL,
  rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
  projectionPoison: settings.PROJECTION_POISON,
  logLevel: settings.LOG_LEVEL,
});
