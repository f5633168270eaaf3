import { z } from 'zod';

const DISCOVERY_TIMEOUT_MS = 5_000;

const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether what is fetched there can be trusted to come from there: HTTPS, or this machine. */
export const isTrustworthyAddress = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));

/**
 * What an issuer publishes of itself (OpenID Connect Discovery 1.0 §4).
 * @throws when it does not answer, or answers for another issuer (§4.3)
 */
export async function issuerMetadata(issuer: string): Promise<{ jwksUri: URL }> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS),
    headers: { accept: 'application/json' },
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`the discovery document of ${issuer} answers ${response.status}`);
  const document = discoveryDocument.parse(await response.json());
  if (document.issuer !== issuer)
    throw new Error(`${issuer} publishes the discovery document of another issuer`);
  const jwksUri = new URL(document.jwks_uri);
  if (!isTrustworthyAddress(jwksUri)) throw new Error(`the keys of ${issuer} are not served over HTTPS`);
  return { jwksUri };
}
