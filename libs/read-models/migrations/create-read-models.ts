import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  'search',
  'organisation',
  'partnership',
  'partnership-sheet',
  'stage-stay',
  'gate-watch',
  'indicator',
];

const sql = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'sql', `${name}.sql`), 'utf8');

/** The read models' tables, which can be thrown away and computed again from the log. */
export class CreateReadModels1790000000200 implements MigrationInterface {
  readonly name = 'CreateReadModels1790000000200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA IF NOT EXISTS read');
    for (const table of TABLES) await queryRunner.query(sql(table));
    // Roles belong to the server: another database's migration may be creating this one at this moment.
    await queryRunner.query(`
      DO $$ BEGIN CREATE ROLE ledger_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await queryRunner.query('GRANT USAGE ON SCHEMA read TO ledger_app');
    await queryRunner.query(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA read TO ledger_app',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA IF EXISTS read CASCADE');
  }
}
