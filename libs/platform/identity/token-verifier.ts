import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { actorIdOf } from './actor-id.js';
import { type Caller } from './caller.js';
import { callerOf, type ClaimPaths } from './claims.js';
import { issuerMetadata } from './issuer-metadata.js';

/** Asymmetric signatures only: a token is never verified with a secret, nor accepted unsigned. */
export const SIGNATURE_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];
const TOKEN_TYPES = ['jwt', 'at+jwt'];
const CLOCK_TOLERANCE_SECONDS = 5;

export interface TrustedIssuer {
  /** The issuer's identifier, which its tokens and its discovery document must name exactly. */
  readonly issuer: string;
  /** What stands for it in the ids of people: its first address, wherever it moves. */
  readonly knownAs: string;
  readonly audience: string;
  /** What the issuer knows the pages as: the audience of its ID tokens. */
  readonly clientId: string;
  readonly claims: ClaimPaths;
}

/** Whom an ID token names: under a pseudonym, and by what the issuer says of them. */
export interface NamedPerson {
  readonly actorId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** The token does not prove who calls. `reason` is safe to show: it never quotes the token. */
export class TokenRefused extends Error {
  constructor(
    readonly reason: 'expired' | 'not-yet-valid' | 'wrong-issuer' | 'wrong-audience' | 'revoked' | 'invalid',
  ) {
    super(`token ${reason}`);
    this.name = 'TokenRefused';
  }
}

/** The issuer's keys cannot be had for the moment. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('the identity provider cannot be reached', { cause });
    this.name = 'IssuerUnavailable';
  }
}

function refusal(error: unknown): TokenRefused | IssuerUnavailable {
  if (error instanceof errors.JWTExpired) return new TokenRefused('expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return new TokenRefused('not-yet-valid');
    if (error.claim === 'iss') return new TokenRefused('wrong-issuer');
    if (error.claim === 'aud') return new TokenRefused('wrong-audience');
    return new TokenRefused('invalid');
  }
  const isAboutTheKeys = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  // Any other error of jose is about the token; one of its base class, or from elsewhere, is about reaching the keys.
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' && !isAboutTheKeys
    ? new TokenRefused('invalid')
    : new IssuerUnavailable(error);
}

/** What an issuer says of someone: nothing where it is longer than a name or an address is. */
const claimedText = (claim: unknown, longest: number): string | null => {
  const text = typeof claim === 'string' ? claim.replace(/\p{C}+/gu, ' ').trim() : '';
  return text.length > 0 && text.length <= longest ? text : null;
};

/** Verifies bearer tokens of one OIDC issuer, whose keys it discovers at the first token and keeps up to date. */
export class TokenVerifier {
  private keys: Promise<JWTVerifyGetKey> | null = null;

  /** @param actorKey keys the ids of callers */
  constructor(
    private readonly trusted: TrustedIssuer,
    private readonly actorKey: Buffer,
  ) {}

  /** @throws TokenRefused, IssuerUnavailable */
  async verify(token: string): Promise<Caller> {
    const { issuer, audience } = this.trusted;
    const keys = await this.discoveredKeys();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: SIGNATURE_ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const type = (protectedHeader.typ ?? '').toLowerCase().replace(/^application\//, '');
      const { sub } = payload;
      if (!TOKEN_TYPES.includes(type) || !sub || sub.length > 255) throw new TokenRefused('invalid');
      return callerOf({ ...payload, sub }, this.trusted, this.actorKey);
    } catch (error) {
      throw error instanceof TokenRefused ? error : refusal(error);
    }
  }

  /** Whom an ID token of the pages names: tells who somebody is, and lets nobody in. @throws TokenRefused, IssuerUnavailable */
  async personNamedBy(idToken: string): Promise<NamedPerson> {
    const { issuer, knownAs, clientId } = this.trusted;
    const keys = await this.discoveredKeys();
    try {
      const { payload } = await jwtVerify(idToken, keys, {
        issuer,
        audience: clientId,
        algorithms: SIGNATURE_ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const { sub = '', name, email } = payload;
      return {
        actorId: actorIdOf(this.actorKey, knownAs, sub),
        name: claimedText(name, 200),
        email: claimedText(email, 320),
      };
    } catch (error) {
      throw refusal(error);
    }
  }

  private async discoveredKeys(): Promise<JWTVerifyGetKey> {
    this.keys ??= issuerMetadata(this.trusted.issuer).then(({ jwksUri }) => createRemoteJWKSet(jwksUri));
    try {
      return await this.keys;
    } catch (error) {
      this.keys = null;
      throw new IssuerUnavailable(error);
    }
  }
}
