import { type IncomingHttpHeaders } from 'node:http';
import { type Response } from 'express';
import { ProblemException } from '#contracts';

const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/** A resource's strong entity tag: the token of its revision (`OpaqueTokens`). */
export const entityTag = (revision: string): string => `"${revision}"`;

export function setEntityTag(response: Response, revision: string): void {
  response.setHeader('ETag', entityTag(revision));
}

/**
 * The token of the revision a change expects, from `If-Match: "<token>"`.
 * @throws ProblemException REVISION_REQUIRED (428) when absent, IF_MATCH_INVALID (400) when it is not one entity tag,
 * REVISION_STALE (412) for a weak one, which cannot match (strong comparison, RFC 9110 §13.1.1)
 */
export function expectedRevisionOf(headers: IncomingHttpHeaders): string {
  const header = headers['if-match'];
  if (header === undefined || header.trim() === '') {
    throw new ProblemException('REVISION_REQUIRED', {
      detail: {
        fr: 'Un changement nomme la révision sur laquelle il porte : If-Match reprend l’ETag de la ressource lue.',
        en: 'A change names the revision it bears on: If-Match repeats the ETag of the resource as read.',
      },
    });
  }
  const [, weak, tag] = ENTITY_TAG.exec(header.trim()) ?? [];
  if (tag === undefined) {
    throw new ProblemException('IF_MATCH_INVALID', {
      detail: { fr: 'Attendu : un seul ETag, entre guillemets.', en: 'Expected: one ETag, in quotes.' },
    });
  }
  if (weak) throw new ProblemException('REVISION_STALE');
  return tag;
}

/**
 * Whether `If-None-Match: *` asks to create only.
 * @throws ProblemException IF_NONE_MATCH_INVALID for anything else in that header
 */
export function mustBeNew(headers: IncomingHttpHeaders): boolean {
  const header = headers['if-none-match'];
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  throw new ProblemException('IF_NONE_MATCH_INVALID', {
    detail: { fr: 'Attendu : If-None-Match: *', en: 'Expected: If-None-Match: *' },
  });
}
