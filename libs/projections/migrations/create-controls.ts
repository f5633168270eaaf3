import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What operators ask of dead letters, and where policies stand. */
export class CreateControls1790000000110 implements MigrationInterface {
  readonly name = 'CreateControls1790000000110';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE projections.dead_letters ADD COLUMN retry boolean NOT NULL DEFAULT false',
    );
    // Its lease and its pause are a row of projections.projections, like a projection's.
    await queryRunner.query(`
      CREATE TABLE projections.policies (
        policy     text PRIMARY KEY REFERENCES projections.projections,
        position   bigint NOT NULL,
        event_id   uuid,
        state      text NOT NULL CHECK (state IN ('catching-up', 'running', 'stopped')),
        error      json,
        refused    bigint NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await queryRunner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON projections.policies TO ledger_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE projections.policies');
    await queryRunner.query('ALTER TABLE projections.dead_letters DROP COLUMN retry');
  }
}
