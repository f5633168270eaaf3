import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SERVICE_KEY_PREFIX } from '#platform';

const FORM = new RegExp(`^${SERVICE_KEY_PREFIX}([0-9a-f]{32})_([\\w-]{43})$`);
const SECRET_BYTES = 32;

const sha256 = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A new key of an account: `plk_<account>_<secret>`. It is shown once; its hash is what is kept. */
export function newServiceKey(accountId: string): { readonly key: string; readonly secretSha256: Buffer } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return {
    key: `${SERVICE_KEY_PREFIX}${accountId.replaceAll('-', '')}_${secret}`,
    secretSha256: sha256(secret),
  };
}

/** A key as it is presented. */
export interface PresentedKey {
  readonly accountId: string;
  /** Takes the same time whether it opens or not. */
  opens(secretSha256: Buffer): boolean;
}

/** Reads a key; null when it has not the form of one. */
export function presentedKey(key: string): PresentedKey | null {
  const [, account, secret] = FORM.exec(key) ?? [];
  if (account === undefined || secret === undefined) return null;
  const hash = sha256(secret);
  return {
    accountId: account.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    opens: (kept) => timingSafeEqual(hash, kept),
  };
}
