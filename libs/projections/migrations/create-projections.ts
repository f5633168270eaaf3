import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where projections stand: their builds, who runs them, what was set aside. */
export class CreateProjections1790000000100 implements MigrationInterface {
  readonly name = 'CreateProjections1790000000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA projections');
    await queryRunner.query(`
      CREATE TABLE projections.projections (
        name        text PRIMARY KEY,
        live_build  integer,
        paused      boolean NOT NULL DEFAULT false,
        lease_owner uuid,
        lease_epoch bigint NOT NULL DEFAULT 0,
        lease_until timestamptz
      )`);
    await queryRunner.query(`
      CREATE TABLE projections.builds (
        projection     text NOT NULL REFERENCES projections.projections,
        build          integer NOT NULL,
        version        integer NOT NULL,
        schema_name    text NOT NULL UNIQUE,
        state          text NOT NULL
                       CHECK (state IN ('building', 'catching-up', 'running', 'stopped', 'retired')),
        position       bigint NOT NULL,
        event_id       uuid,
        error          json,
        unknown_events bigint NOT NULL DEFAULT 0,
        progress       json,
        started_at     timestamptz NOT NULL DEFAULT now(),
        updated_at     timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (projection, build)
      )`);
    await queryRunner.query(`
      CREATE TABLE projections.dead_letters (
        projection text NOT NULL,
        build      integer NOT NULL,
        position   bigint NOT NULL,
        event_id   uuid NOT NULL,
        event_type text NOT NULL,
        stream     text NOT NULL,
        error      json,
        attempts   integer NOT NULL DEFAULT 0,
        parked_at  timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (projection, build, position),
        FOREIGN KEY (projection, build) REFERENCES projections.builds ON DELETE CASCADE
      )`);
    await queryRunner.query(
      'CREATE INDEX dead_letters_by_stream ON projections.dead_letters (projection, build, stream)',
    );
    await queryRunner.query(`
      CREATE TABLE projections.moments (position bigint PRIMARY KEY, recorded_at timestamptz NOT NULL)`);
    await queryRunner.query('CREATE INDEX moments_by_time ON projections.moments (recorded_at)');
    // Roles belong to the server: another database's migration may be creating this one at this moment.
    await queryRunner.query(`
      DO $$ BEGIN CREATE ROLE ledger_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await queryRunner.query('GRANT USAGE ON SCHEMA projections TO ledger_app');
    await queryRunner.query(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projections TO ledger_app',
    );
    // The engine makes a schema for each build, and in schema `read` the views on the live one.
    await queryRunner.query('CREATE SCHEMA IF NOT EXISTS read');
    await queryRunner.query('GRANT USAGE, CREATE ON SCHEMA read TO ledger_app');
    await queryRunner.query(`
      DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ledger_app', current_database()); END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA projections CASCADE');
    await queryRunner.query('DROP SCHEMA read CASCADE');
  }
}
