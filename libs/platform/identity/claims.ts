import { type JWTPayload } from 'jose';
import { actorIdOf } from './actor-id.js';
import { type Caller } from './caller.js';
import { isRole } from './roles.js';

/** Where an issuer's tokens say what a caller may do: a claim's name, or a path into it (`realm_access.roles`). */
export interface ClaimPaths {
  readonly roles: string;
  readonly organisation: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const own = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A claim by its whole name first: names may hold dots (`https://example.org/roles`). */
export const claimAt = (claims: unknown, path: string): unknown =>
  own(claims, path) ?? path.split('.').reduce(own, claims);

/**
 * The caller a verified token names, under a pseudonym: a subject may be somebody's name or address. Roles this product
 * does not know are left out.
 */
export function callerOf(
  claims: JWTPayload & { sub: string },
  { knownAs, claims: paths }: { readonly knownAs: string; readonly claims: ClaimPaths },
  actorKey: Buffer,
): Caller {
  const roles = claimAt(claims, paths.roles);
  const organisation = claimAt(claims, paths.organisation);
  const named =
    typeof roles === 'string' ? roles.split(' ') : Array.isArray(roles) ? (roles as unknown[]) : [];
  return {
    id: actorIdOf(actorKey, knownAs, claims.sub),
    roles: [...new Set(named.filter(isRole))],
    onBehalfOf: typeof organisation === 'string' && organisation !== '' ? organisation : null,
  };
}
