import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const sql = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'sql', `${name}.sql`), 'utf8');

/**
 * What every build of the read models is made with: functions and extensions. The tables are each build's own
 * (`sql/tables`, `sql/indexes`): they can be thrown away and computed again from the log.
 */
export class CreateReadModels1790000000200 implements MigrationInterface {
  readonly name = 'CreateReadModels1790000000200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA IF NOT EXISTS read');
    await queryRunner.query(sql('folded'));
    await queryRunner.query(sql('what-is-searched'));
    // Roles belong to the server: another database's migration may be creating this one at this moment.
    await queryRunner.query(`
      DO $$ BEGIN CREATE ROLE ledger_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await queryRunner.query('GRANT USAGE ON SCHEMA read TO ledger_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA IF EXISTS read CASCADE');
  }
}
