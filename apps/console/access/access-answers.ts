import { type Role } from '#platform';

/** What pages read of people and keys. */
export interface Person {
  readonly actorId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly erasedAt: string | null;
}

export interface PeopleAnswer {
  readonly items: readonly Person[];
  readonly next: string | null;
}

export interface ServiceAccount {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  readonly readOnly: boolean;
  readonly expiresOn: string;
  readonly revokedAt: string | null;
}

/** The key stands in it this once. */
export interface MadeKey {
  readonly accountId: string;
  readonly key: string;
}
