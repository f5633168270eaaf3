import { Inject, Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { CONFIGURATION, type ConsoleConfiguration } from '#platform';
import { CALLBACK_PATH, type SignInUnderWay } from './sign-in-under-way.js';

const PATIENCE_SECONDS = 10;
/** What the library calls an issuer that did not answer, or not as one. */
const UNREACHED = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'];

/** What the issuer gave for someone who signed in. */
export interface SignedIn {
  readonly accessToken: string;
  readonly idToken: string;
  /** Until the access token expires. */
  readonly seconds: number;
}

/** The issuer cannot be asked for the moment. */
export class ProviderUnavailable extends Error {
  constructor(cause: unknown) {
    super('the identity provider cannot be reached', { cause });
    this.name = 'ProviderUnavailable';
  }
}

/** The issuer did not let someone in, or what came back does not prove that it did. `code` is safe to show. */
export class SignInRefused extends Error {
  constructor(
    readonly code: string,
    cause: unknown,
  ) {
    super(`sign-in refused: ${code}`, { cause });
    this.name = 'SignInRefused';
  }
}

/** The OpenID Connect issuer, as the pages meet it: authorisation code with PKCE, state and nonce. */
@Injectable()
export class IdentityProvider {
  private discovered: Promise<oidc.Configuration> | null = null;

  constructor(@Inject(CONFIGURATION) private readonly configuration: ConsoleConfiguration) {}

  /** Where to send someone who signs in, and what to keep until they are back. @throws ProviderUnavailable */
  async begin(to: string): Promise<{ readonly address: URL; readonly underWay: SignInUnderWay }> {
    const issuer = await this.issuer();
    const underWay = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      to,
    };
    const address = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: new URL(CALLBACK_PATH, this.configuration.publicUrl).href,
      scope: this.configuration.signIn.scope,
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: 'S256',
    });
    return { address, underWay };
  }

  /** Exchanges what the issuer sent back for tokens. @throws SignInRefused, ProviderUnavailable */
  async finish(query: string, { state, nonce, verifier }: SignInUnderWay): Promise<SignedIn> {
    const issuer = await this.issuer();
    const cameBack = new URL(CALLBACK_PATH, this.configuration.publicUrl);
    cameBack.search = query;
    const tokens = await oidc
      .authorizationCodeGrant(issuer, cameBack, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        throw refusal(error);
      });
    const { access_token: accessToken, id_token: idToken = '' } = tokens;
    return { accessToken, idToken, seconds: tokens.expiresIn() ?? secondsLeft(accessToken) };
  }

  /** Where the issuer ends its own session; null where it has no such place. @throws ProviderUnavailable */
  async endOfSession(idToken: string | undefined): Promise<URL | null> {
    const issuer = await this.issuer();
    if (!issuer.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(issuer, {
      post_logout_redirect_uri: new URL('/signed-out', this.configuration.publicUrl).href,
      ...(idToken && { id_token_hint: idToken }),
    });
  }

  private async issuer(): Promise<oidc.Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = null;
      throw new ProviderUnavailable(error);
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const {
      oidc: { issuer, clientId },
      signIn: { clientSecret },
    } = this.configuration;
    const isOnThisMachine = issuer.startsWith('http:');
    return oidc.discovery(
      new URL(issuer),
      clientId,
      {},
      clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      {
        timeout: PATIENCE_SECONDS,
        // The configuration takes plain HTTP from this machine only. ID tokens are verified, not merely read.
        execute: [...(isOnThisMachine ? [oidc.allowInsecureRequests] : []), oidc.enableNonRepudiationChecks],
      },
    );
  }
}

/** Those of the issuer's own words that are codes; all else is one. */
function refusal(error: unknown): SignInRefused | ProviderUnavailable {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
    return new SignInRefused(/^\w{1,64}$/.test(error.error) ? error.error : 'refused', error);
  }
  const { code } = error as { readonly code?: unknown };
  const isReaching = error instanceof TypeError || UNREACHED.includes(String(code));
  return isReaching ? new ProviderUnavailable(error) : new SignInRefused('not_proven', error);
}

function secondsLeft(accessToken: string): number {
  try {
    return Math.max(0, (decodeJwt(accessToken).exp ?? 0) - Math.floor(Date.now() / 1000));
  } catch {
    return 0;
  }
}
