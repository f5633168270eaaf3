import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type DemonstrationPerson, personNamed } from './people.js';

/** Links that open a session as a demonstration person, once each, until the ledger is started again. */
export class SignInLinks {
  private readonly used = new Set<string>();

  /** @param startId of this start of the ledger, which `npm run token -- --link` reads in the data directory */
  constructor(
    private readonly key: Buffer,
    private readonly startId: string,
  ) {}

  pathFor({ key }: DemonstrationPerson): string {
    const nonce = randomBytes(9).toString('base64url');
    return `/sign-in/${key}.${nonce}.${this.seal(key, nonce)}`;
  }

  /** The person a link was made for; null when it was not made here, or was already used. */
  redeem(code: string): DemonstrationPerson | null {
    const [key = '', nonce = '', seal = ''] = code.split('.');
    const expected = Buffer.from(this.seal(key, nonce));
    const given = Buffer.from(seal);
    if (expected.length !== given.length || !timingSafeEqual(expected, given) || this.used.has(nonce))
      return null;
    this.used.add(nonce);
    return personNamed(key) ?? null;
  }

  private seal(person: string, nonce: string): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([this.startId, person, nonce]))
      .digest('base64url')
      .slice(0, 22);
  }
}
