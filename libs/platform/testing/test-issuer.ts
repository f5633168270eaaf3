import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { actorIdOf } from '../identity/actor-id.js';
import { type Caller } from '../identity/caller.js';
import { newSigningKey, TokenIssuer, type TokenContent } from '../identity/token-issuer.js';
import { type Role } from '../identity/roles.js';
import { testConfiguration } from './test-configuration.js';

export const TEST_AUDIENCE = 'partnership-ledger';

export interface TestPerson {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly onBehalfOf?: string | null;
}

/** A real OIDC issuer on this machine for the time of a test. */
export interface TestIssuer {
  /** For `OIDC_ISSUER`. */
  readonly issuer: string;
  /** A token for a person, valid an hour unless told otherwise. */
  tokenFor(person: TestPerson, other?: Partial<TokenContent>): Promise<string>;
  /** The header that presents it. */
  authorizationOf(person: TestPerson): Promise<{ authorization: string }>;
  /** Who the person is to an application on a test configuration. */
  callerOf(person: TestPerson): Caller;
  close(): Promise<void>;
}

/** Starts an issuer that serves its discovery document and its key on a free port. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const key = await newSigningKey();
  const server = createServer((request, response) => {
    const found = { '/.well-known/openid-configuration': signer.discoveryDocument, '/jwks': signer.keySet }[
      request.url ?? ''
    ];
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const signer = new TokenIssuer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, key);

  const tokenFor: TestIssuer['tokenFor'] = ({ id, roles, onBehalfOf = null }, other = {}) =>
    signer.sign({
      subject: id,
      audience: TEST_AUDIENCE,
      lifetimeSeconds: 3600,
      claims: { roles, ...(onBehalfOf !== null && { organisation: onBehalfOf }) },
      ...other,
    });
  return {
    issuer: signer.issuer,
    tokenFor,
    authorizationOf: async (person) => ({ authorization: `Bearer ${await tokenFor(person)}` }),
    callerOf: ({ id, roles, onBehalfOf = null }) => ({
      id: actorIdOf(testConfiguration({}).actorKey, signer.issuer, id),
      roles,
      onBehalfOf,
    }),
    close: () =>
      new Promise((closed, failed) => {
        server.closeAllConnections();
        server.close((error) => (error ? failed(error) : closed()));
      }),
  };
}
