import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where projections stand, and what each of their keys has folded to. */
export class CreateProjections1790000000100 implements MigrationInterface {
  readonly name = 'CreateProjections1790000000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA projections');
    await queryRunner.query(`
      CREATE TABLE projections.checkpoints (
        projection     text PRIMARY KEY,
        version        integer NOT NULL,
        position       bigint NOT NULL,
        event_id       uuid,
        state          text NOT NULL CHECK (state IN ('catching-up', 'running', 'stopped')),
        error          json,
        unknown_events bigint NOT NULL DEFAULT 0,
        updated_at     timestamptz NOT NULL DEFAULT now()
      )`);
    // json, not jsonb: a state comes back as it went in, whatever its texts hold.
    await queryRunner.query(`
      CREATE TABLE projections.states (
        projection       text NOT NULL,
        key              text NOT NULL,
        state            json NOT NULL,
        last_occurred_on date,
        last_position    bigint NOT NULL,
        PRIMARY KEY (projection, key)
      )`);
    // Roles belong to the server: another database's migration may be creating this one at this moment.
    await queryRunner.query(`
      DO $$ BEGIN CREATE ROLE ledger_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await queryRunner.query('GRANT USAGE ON SCHEMA projections TO ledger_app');
    await queryRunner.query(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projections TO ledger_app',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA projections CASCADE');
  }
}
