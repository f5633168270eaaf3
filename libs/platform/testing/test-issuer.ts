import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
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

/** What the issuer is made to give for a code; all is as it should be unless told otherwise. */
export interface GivenForCode {
  readonly accessToken?: Partial<TokenContent>;
  readonly idToken?: Partial<TokenContent>;
  /** The whole ID token, for one that is none of the issuer's. */
  readonly otherIdToken?: string | null;
}

/** A real OIDC issuer on this machine for the time of a test. */
export interface TestIssuer {
  /** For `OIDC_ISSUER`. */
  readonly issuer: string;
  /** A token for a person, valid an hour unless told otherwise. */
  tokenFor(person: TestPerson, other?: Partial<TokenContent>): Promise<string>;
  /** The header that presents it. */
  authorizationOf(person: TestPerson): Promise<{ authorization: string }>;
  /** An ID token of the console’s, as someone who signs in is given. */
  idTokenFor(person: TestPerson, other?: Partial<TokenContent>): Promise<string>;
  /** Lets a person in who was sent here to sign in; where they are sent back to. */
  letIn(asked: URL, person: TestPerson, given?: GivenForCode): Promise<URL>;
  /** Who the person is to an application on a test configuration. */
  callerOf(person: TestPerson): Caller;
  close(): Promise<void>;
}

/** Starts an issuer that serves its discovery document and its key on a free port. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const key = await newSigningKey();
  /** Answers of the token endpoint, by code, once each and to who holds the verifier. */
  const codes = new Map<string, { readonly challenge: string | null; readonly answer: object }>();
  const server = createServer((request, response) => {
    if (request.url === '/token') {
      void formOf(request).then((form) => {
        const { challenge, answer } = codes.get(form.get('code') ?? '') ?? {};
        codes.delete(form.get('code') ?? '');
        const verifier = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        const fits = answer !== undefined && challenge === verifier;
        response.writeHead(fits ? 200 : 400, { 'content-type': 'application/json' });
        response.end(JSON.stringify(fits ? answer : { error: 'invalid_grant' }));
      });
      return;
    }
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
  const idTokenFor: TestIssuer['idTokenFor'] = ({ id }, other = {}) =>
    signer.signIdToken({
      subject: id,
      audience: testConfiguration({}).oidc.clientId,
      lifetimeSeconds: 3600,
      claims: { name: id },
      ...other,
    });
  const letIn: TestIssuer['letIn'] = async (asked, person, { accessToken, idToken, otherIdToken } = {}) => {
    const code = randomUUID();
    const signed = await idTokenFor(person, {
      audience: asked.searchParams.get('client_id') ?? '',
      claims: { nonce: asked.searchParams.get('nonce'), name: person.id },
      ...idToken,
    });
    codes.set(code, {
      challenge: asked.searchParams.get('code_challenge'),
      answer: {
        access_token: await tokenFor(person, accessToken),
        token_type: 'Bearer',
        expires_in: 3600,
        ...(otherIdToken !== null && { id_token: otherIdToken ?? signed }),
      },
    });
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
    const state = asked.searchParams.get('state') ?? '';
    back.search = new URLSearchParams({ code, state, iss: signer.issuer }).toString();
    return back;
  };
  return {
    idTokenFor,
    letIn,
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

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
