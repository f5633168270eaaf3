import { createHash, randomBytes } from 'node:crypto';
import { type DemonstrationPerson } from './people.js';

const GOOD_FOR_MS = 60_000;

/** What a code stands for. */
export interface Authorisation {
  readonly person: DemonstrationPerson;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly nonce: string | null;
  /** SHA-256 of the verifier that must come with the code (RFC 7636), in base64url. */
  readonly challenge: string;
}

/** Codes that are exchanged for tokens once, within a minute, by whoever asked for them. */
export class AuthorisationCodes {
  private readonly given = new Map<
    string,
    { readonly authorisation: Authorisation; readonly until: number }
  >();

  issue(authorisation: Authorisation): string {
    for (const [code, { until }] of this.given) if (until < Date.now()) this.given.delete(code);
    const code = randomBytes(24).toString('base64url');
    this.given.set(code, { authorisation, until: Date.now() + GOOD_FOR_MS });
    return code;
  }

  /** Null unless everything fits; the code is used up either way. */
  redeem(
    code: string,
    shown: { readonly clientId: string; readonly redirectUri: string; readonly verifier: string },
  ): Authorisation | null {
    const { authorisation, until } = this.given.get(code) ?? {};
    this.given.delete(code);
    if (!authorisation || !until || until < Date.now()) return null;
    const challenge = createHash('sha256').update(shown.verifier).digest('base64url');
    const fits =
      authorisation.clientId === shown.clientId &&
      authorisation.redirectUri === shown.redirectUri &&
      authorisation.challenge === challenge;
    return fits ? authorisation : null;
  }
}
