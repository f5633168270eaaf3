import { type IncomingHttpHeaders } from 'node:http';
import { ProblemException } from '#contracts';

const MAX_LENGTH = 200;
/** A Structured Fields string (RFC 9651 §3.3.3): printable ASCII in quotes, `"` and `\` escaped. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;
/** What clients also send in practice: the key without quotes. */
const BARE = /^[\w.:~+/=-]+$/;

/**
 * The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header), quoted or bare: the same key either way.
 * @throws ProblemException IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_KEY_INVALID
 */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string {
  const header = headers['idempotency-key'];
  if (header === undefined || header === '') {
    throw new ProblemException('IDEMPOTENCY_KEY_REQUIRED', {
      detail: {
        fr: 'Chaque commande porte une clé choisie par l’appelant (un UUID, par exemple) : renvoyée avec la même clé, elle n’est pas exécutée deux fois.',
        en: 'Every command carries a key chosen by the caller (a UUID, say): sent again under the same key, it is not carried out twice.',
      },
    });
  }
  const value = String(header).trim();
  const key = BARE.test(value) ? value : QUOTED.exec(value)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  if (!key || key.trim() === '' || key.length > MAX_LENGTH) {
    throw new ProblemException('IDEMPOTENCY_KEY_INVALID', {
      detail: {
        fr: `Attendu : une chaîne entre guillemets, de 1 à ${MAX_LENGTH} caractères ASCII.`,
        en: `Expected: a quoted string of 1 to ${MAX_LENGTH} ASCII characters.`,
      },
    });
  }
  return key;
}
