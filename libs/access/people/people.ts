import { type DataSource } from 'typeorm';

/** Someone the ledger knows by a pseudonym, and by a name until it is erased. */
export interface Person {
  /** The pseudonym that events bear. */
  readonly actorId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly createdAt: string;
  readonly erasedAt: string | null;
}

export type NameAndEmail = Pick<Person, 'name' | 'email'>;

const COLUMNS = `actor_id AS "actorId", name, email, created_at AS "createdAt", erased_at AS "erasedAt"`;

/** Names and addresses of people: a directory that is written over and erased, beside a log that is not. */
export class People {
  constructor(private readonly database: DataSource) {}

  /** Someone signed in. A name that was erased does not come back by that. */
  async signedIn(actorId: string, { name, email }: NameAndEmail): Promise<void> {
    await this.database.query(
      `INSERT INTO access.person AS known (actor_id, name, email) VALUES ($1, $2, $3)
       ON CONFLICT (actor_id) DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email
       WHERE known.erased_at IS NULL
         AND (known.name, known.email) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.email)`,
      [actorId, name, email],
    );
  }

  /** An administrator says who somebody is. */
  async name(actorId: string, { name, email }: NameAndEmail): Promise<Person> {
    const [person] = await this.database.query<[Person]>(
      `WITH named AS (
         INSERT INTO access.person (actor_id, name, email) VALUES ($1, $2, $3)
         ON CONFLICT (actor_id) DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email, erased_at = NULL
         RETURNING *)
       SELECT ${COLUMNS} FROM named`,
      [actorId, name, email],
    );
    return person;
  }

  /** Erases a name and an address, for good; false when nobody is known by that pseudonym. */
  async erase(actorId: string): Promise<boolean> {
    const erased = await this.database.query<unknown[]>(
      `WITH erased AS (
         UPDATE access.person SET name = NULL, email = NULL, erased_at = coalesce(erased_at, clock_timestamp())
         WHERE actor_id = $1 RETURNING actor_id)
       SELECT actor_id FROM erased`,
      [actorId],
    );
    return erased.length > 0;
  }

  /** By name; those whose name was erased come first. @param after the last one seen */
  async list({ limit, after }: { readonly limit: number; readonly after: string | null }): Promise<Person[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM access.person
       WHERE $1::uuid IS NULL OR (lower(coalesce(name, '')), actor_id) >
         (SELECT lower(coalesce(seen.name, '')), seen.actor_id FROM access.person seen WHERE seen.actor_id = $1)
       ORDER BY lower(coalesce(name, '')), actor_id LIMIT $2`,
      [after, limit],
    );
  }
}
