import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const OBJECTS = ['schema', 'person', 'service-account', 'read-log'];

/** People, keys and the reads of auditors. Once released, a file stands as it is: changes are new migrations. */
export class CreateAccess1790000000300 implements MigrationInterface {
  readonly name = 'CreateAccess1790000000300';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const object of OBJECTS) {
      const file = join(import.meta.dirname, '..', 'sql', `${object}.sql`);
      await queryRunner.query(readFileSync(file, 'utf8'));
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('a migration does not drop who may come in'));
  }
}
