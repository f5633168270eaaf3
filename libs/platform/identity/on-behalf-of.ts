import { type IncomingHttpHeaders } from 'node:http';
import { isUUID } from 'class-validator';
import { ProblemException } from '#contracts';

/** Names the organisation that the caller acts for, instead of the one that the token names. A mandate says whether they may. */
export const ON_BEHALF_OF = 'Ledger-On-Behalf-Of';

/**
 * The organisation that a request names; null where it names none.
 * @throws ProblemException ON_BEHALF_OF_INVALID for what is no organisation's id
 */
export function organisationNamed(headers: IncomingHttpHeaders): string | null {
  const named = headers[ON_BEHALF_OF.toLowerCase()];
  if (named === undefined) return null;
  if (typeof named === 'string' && isUUID(named)) return named.toLowerCase();
  throw new ProblemException('ON_BEHALF_OF_INVALID', {
    detail: { fr: 'Attendu : l’identifiant d’une organisation.', en: 'Expected: the id of an organisation.' },
  });
}
