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

const port = () => z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535);

/**
 * Every setting, by its environment variable, with what it is for. README.md repeats this list; a test holds them together.
 */
export const SETTINGS = {
  DATABASE_URL: {
    schema: postgresUrl(),
    says: 'PostgreSQL, as the application logs in (a member of role ledger_app)',
  },
  DATABASE_OWNER_URL: {
    schema: postgresUrl(),
    says: 'PostgreSQL, as the owner of the tables: migrations only',
  },
  EVENT_STORE: { schema: z.enum(['postgres']).default('postgres'), says: 'where events are kept' },
  TEXT_MASTER_KEY: { schema: key(), says: 'wraps the keys of personal texts; losing it loses those texts' },
  FINGERPRINT_KEY: { schema: key(), says: 'keys the fingerprints of requests and the ids of callers' },
  OIDC_ISSUER: { schema: webAddress(), says: 'the OpenID Connect issuer whose tokens are accepted' },
  OIDC_AUDIENCE: {
    schema: z.string().min(1).default('partnership-ledger'),
    says: 'the audience its tokens must name',
  },
  OIDC_ROLES_CLAIM: {
    schema: z.string().min(1).default('roles'),
    says: 'the claim holding roles, or a path: realm_access.roles',
  },
  OIDC_ORGANISATION_CLAIM: {
    schema: z.string().min(1).default('organisation'),
    says: 'the claim naming the organisation acted for, or a path',
  },
  HTTP_PORT: { schema: port().default(4000), says: 'the port of the API and of the pages' },
  PUBLIC_URL: {
    schema: webAddress().optional(),
    says: 'how callers reach it; http://127.0.0.1:<HTTP_PORT> when absent',
  },
  RATE_LIMIT_PER_MINUTE: {
    schema: z.coerce.number({ error: 'must be a number' }).int().min(1).default(1200),
    says: 'requests a caller may make in a minute',
  },
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS).default('info'), says: 'the least serious line that is logged' },
} as const;

const schema = z.object(
  Object.fromEntries(Object.entries(SETTINGS).map(([name, setting]) => [name, setting.schema])) as {
    [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['schema'];
  },
);

export interface Configuration {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  readonly eventStore: 'postgres';
  readonly textMasterKey: Buffer;
  readonly fingerprintKey: Buffer;
  /** Keys the ids of callers. Follows from the fingerprint key (HKDF, RFC 5869): one secret less to keep. */
  readonly actorKey: Buffer;
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly claims: { readonly roles: string; readonly organisation: string };
  };
  readonly httpPort: number;
  readonly publicUrl: string;
  readonly rateLimitPerMinute: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
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

const derivedKey = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `partnership-ledger ${purpose}`, 32));

/** Reads the configuration from environment variables; an empty one is absent. @throws ConfigurationFaulty */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in SETTINGS && value !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    throw new ConfigurationFaulty(
      read.error.issues.map(({ path, message }) => {
        const variable = String(path[0]);
        return {
          variable,
          fault: given[variable] === undefined ? 'is required' : message.replace(/^Invalid/, 'is invalid'),
        };
      }),
    );
  }
  const settings = read.data;
  return {
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    eventStore: settings.EVENT_STORE,
    textMasterKey: settings.TEXT_MASTER_KEY,
    fingerprintKey: settings.FINGERPRINT_KEY,
    actorKey: derivedKey(settings.FINGERPRINT_KEY, 'actor ids'),
    oidc: {
      issuer: settings.OIDC_ISSUER,
      audience: settings.OIDC_AUDIENCE,
      claims: { roles: settings.OIDC_ROLES_CLAIM, organisation: settings.OIDC_ORGANISATION_CLAIM },
    },
    httpPort: settings.HTTP_PORT,
    publicUrl: settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.HTTP_PORT}`,
    rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    logLevel: settings.LOG_LEVEL,
  };
}
