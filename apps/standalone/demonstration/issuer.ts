import { type Configuration, TokenIssuer } from '#platform';
import { type Secrets } from '../secrets.js';
import { type DemonstrationPerson, organisationIdOf, subjectOf } from './people.js';

export const TOKEN_LIFETIME_SECONDS = 12 * 3600;
const PATH = '/demonstration-issuer';

export const issuerUrl = (base: string): string => new URL(PATH, base).href;

/** The OIDC issuer of demonstration people: for one machine, never for a real ledger. */
export class DemonstrationIssuer {
  readonly signer: TokenIssuer;
  /** The one client, and where its people are sent back to. */
  readonly clientId: string;
  readonly redirectUri: string;
  readonly signedOutUri: string;

  constructor(
    base: string,
    private readonly oidc: Pick<Configuration['oidc'], 'audience' | 'clientId' | 'claims'>,
    secrets: Pick<Secrets, 'issuerKey'>,
  ) {
    this.signer = new TokenIssuer(issuerUrl(base), secrets.issuerKey);
    this.clientId = oidc.clientId;
    this.redirectUri = new URL('/signed-in', base).href;
    this.signedOutUri = new URL('/signed-out', base).href;
  }

  /** A token for a person, valid twelve hours. */
  tokenFor(person: DemonstrationPerson): Promise<string> {
    const { audience, claims } = this.oidc;
    const organisation = organisationIdOf(person);
    return this.signer.sign({
      subject: subjectOf(person),
      audience,
      lifetimeSeconds: TOKEN_LIFETIME_SECONDS,
      claims: {
        name: person.name,
        [claims.roles]: [person.role],
        ...(organisation && { [claims.organisation]: organisation }),
      },
    });
  }

  /** Says to the console who signed in. */
  idTokenFor(person: DemonstrationPerson, nonce: string | null): Promise<string> {
    return this.signer.signIdToken({
      subject: subjectOf(person),
      audience: this.clientId,
      lifetimeSeconds: TOKEN_LIFETIME_SECONDS,
      claims: { name: person.name, email: emailOf(person), ...(nonce !== null && { nonce }) },
    });
  }
}

/** At a domain that is nobody's (RFC 2606). */
export const emailOf = ({ key }: DemonstrationPerson): string => `${key}@demonstration.example`;
