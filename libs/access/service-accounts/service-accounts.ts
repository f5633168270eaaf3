import { type DataSource } from 'typeorm';
import { businessDateOf } from '#domain';
import { isRole, type KeyHolder, type Role, type ServiceKeys, TokenRefused } from '#platform';
import { newServiceKey, presentedKey } from './service-key.js';

/** A program that calls the APIs: what its key may do, and until when. */
export interface ServiceAccount {
  /** Under which its acts are recorded; mandates are given to it. */
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  readonly readOnly: boolean;
  readonly createdAt: string;
  readonly createdBy: string;
  /** The last day on which the key is taken. */
  readonly expiresOn: string;
  readonly revokedAt: string | null;
}

export type NewServiceAccount = Pick<
  ServiceAccount,
  'accountId' | 'name' | 'roles' | 'organisationId' | 'readOnly' | 'expiresOn' | 'createdBy'
>;

const COLUMNS = `
  account_id AS "accountId", name, roles, organisation_id AS "organisationId", read_only AS "readOnly",
  created_at AS "createdAt", created_by AS "createdBy", to_char(expires_on, 'YYYY-MM-DD') AS "expiresOn",
  revoked_at AS "revokedAt"`;

/** The account of an unknown key is compared too, so that it takes as long as a known one. */
const NOBODYS = Buffer.alloc(32);

/** The keys of programs. */
export class ServiceAccounts implements ServiceKeys {
  constructor(
    private readonly database: DataSource,
    private readonly clock: () => Date,
  ) {}

  /** Makes an account, and gives its key this once; null when there is one of that id. */
  async make(account: NewServiceAccount): Promise<string | null> {
    const { accountId, name, roles, organisationId, readOnly, expiresOn, createdBy } = account;
    const { key, secretSha256 } = newServiceKey(accountId);
    const made = await this.database.query<unknown[]>(
      `INSERT INTO access.service_account
         (account_id, name, roles, organisation_id, read_only, secret_sha256, expires_on, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (account_id) DO NOTHING RETURNING account_id`,
      [accountId, name, roles, organisationId, readOnly, secretSha256, expiresOn, createdBy],
    );
    return made.length === 0 ? null : key;
  }

  list(): Promise<ServiceAccount[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM access.service_account ORDER BY created_at DESC, account_id`,
    );
  }

  /** Takes a key back, at once. Null when there is no such account; done before, nothing changes. */
  async revoke(accountId: string, revokedBy: string): Promise<ServiceAccount | null> {
    await this.database.query(
      `UPDATE access.service_account SET revoked_at = clock_timestamp(), revoked_by = $2
       WHERE account_id = $1 AND revoked_at IS NULL`,
      [accountId, revokedBy],
    );
    const [account] = await this.database.query<ServiceAccount[]>(
      `SELECT ${COLUMNS} FROM access.service_account WHERE account_id = $1`,
      [accountId],
    );
    return account ?? null;
  }

  /** Asked at every call, so that a key taken back opens nothing any more. @throws TokenRefused */
  async holderOf(key: string): Promise<KeyHolder> {
    const presented = presentedKey(key);
    if (!presented) throw new TokenRefused('invalid');
    const [account] = await this.database.query<(ServiceAccount & { readonly secret: Buffer })[]>(
      `SELECT ${COLUMNS}, secret_sha256 AS secret FROM access.service_account WHERE account_id = $1`,
      [presented.accountId],
    );
    if (!presented.opens(account?.secret ?? NOBODYS) || !account) throw new TokenRefused('invalid');
    // Told to those only who hold the secret.
    if (account.revokedAt !== null) throw new TokenRefused('revoked');
    if (account.expiresOn < businessDateOf(this.clock())) throw new TokenRefused('expired');
    const { accountId: id, roles, organisationId: onBehalfOf, readOnly } = account;
    return { caller: { id, roles: roles.filter(isRole), onBehalfOf }, readOnly, onlyFor: onBehalfOf };
  }
}
