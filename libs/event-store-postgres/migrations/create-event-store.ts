import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { sql } from '../sql.js';

/** In the order in which they need one another. Once released, a file stands as it is: changes are new migrations. */
const OBJECTS = [
  'schema',
  'application-role',
  'head',
  'events',
  'append-verdicts',
  'append-group',
  'append-only',
  'wake-subscribers',
  'text-keys',
  'grants',
];

export class CreateEventStore1762000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const object of OBJECTS) await runner.query(sql(object));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('a migration does not drop the log'));
  }
}
