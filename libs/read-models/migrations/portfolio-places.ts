import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The functions by which the portfolio's rows are found by place, and by place and year. */
export class PortfolioPlaces1790000000210 implements MigrationInterface {
  readonly name = 'PortfolioPlaces1790000000210';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      readFileSync(join(import.meta.dirname, '..', 'sql', 'portfolio-places.sql'), 'utf8'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION IF EXISTS read.places_by_year(text, date, date, bigint) CASCADE;
      DROP FUNCTION IF EXISTS read.places_in_years(text[], integer[]) CASCADE;
      DROP FUNCTION IF EXISTS read.each_place(text) CASCADE`);
  }
}
