import { ConfigurationFaulty, SETTINGS } from '#platform';
import { issuerUrl } from './demonstration/issuer.js';
import { type Secrets } from './secrets.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The audience and claim names of tokens, which the demonstration issuer writes as the services read them. */
export const claimSettings = (environment: Environment) => ({
  audience: SETTINGS.OIDC_AUDIENCE.schema.parse(environment.OIDC_AUDIENCE || undefined),
  clientId: SETTINGS.OIDC_CLIENT_ID.schema.parse(environment.OIDC_CLIENT_ID || undefined),
  claims: {
    roles: SETTINGS.OIDC_ROLES_CLAIM.schema.parse(environment.OIDC_ROLES_CLAIM || undefined),
    organisation: SETTINGS.OIDC_ORGANISATION_CLAIM.schema.parse(
      environment.OIDC_ORGANISATION_CLAIM || undefined,
    ),
  },
});

/** Whether the ledger runs on the embedded default: no database is named. */
export const isEmbedded = (environment: Environment): boolean => !environment.DATABASE_URL;

/** The demonstration issuer at the port that it is given first: on any other its people are the same. */
const ANYWHERE = issuerUrl(`http://127.0.0.1:${SETTINGS.HTTP_PORT.schema.parse(undefined)}`);

/** The environment of the embedded default: what was made for it, and whatever else was given. */
export const embeddedEnvironment = (
  environment: Environment,
  made: { base: string; databaseUrl: string; ownerUrl: string; secrets: Secrets },
): Environment => ({
  ...environment,
  DATABASE_URL: made.databaseUrl,
  DATABASE_OWNER_URL: made.ownerUrl,
  TEXT_MASTER_KEY: made.secrets.textMasterKey,
  FINGERPRINT_KEY: made.secrets.fingerprintKey,
  OIDC_ISSUER: environment.OIDC_ISSUER || issuerUrl(made.base),
  OIDC_ISSUER_KNOWN_AS: environment.OIDC_ISSUER_KNOWN_AS || (environment.OIDC_ISSUER ? '' : ANYWHERE),
  HTTP_PORT: new URL(made.base).port,
  LOG_LEVEL: environment.LOG_LEVEL || 'warn',
});

/** @throws ConfigurationFaulty */
export function portOf(environment: Environment): number {
  const read = SETTINGS.HTTP_PORT.schema.safeParse(environment.HTTP_PORT || undefined);
  if (read.success) return read.data;
  throw new ConfigurationFaulty([{ variable: 'HTTP_PORT', fault: 'must be a port number' }]);
}
