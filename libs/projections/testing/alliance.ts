import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import { defineEvent, eventCatalogue, FactCorrected, FactWithdrawn, type Fact, type Fold } from '#domain';
import { type LastEvent, type Projection } from '../projection.js';

/** A small domain for the engine's tests: alliances are formed, given titles, joined by parties. */
export const AllianceFormed = defineEvent({
  type: 'alliance.formed',
  summary: { fr: 'Une alliance se forme.', en: 'An alliance is formed.' },
  schema: z.strictObject({ title: z.string() }),
});
export const AllianceTitled = defineEvent({
  type: 'alliance.titled',
  summary: { fr: 'Une alliance change de titre.', en: 'An alliance is given another title.' },
  schema: z.strictObject({ title: z.string() }),
});
/** Written at first as `{ name }`, then as `{ party }`: today's third version tells the role too. */
export const AllianceJoined = defineEvent({
  type: 'alliance.joined',
  summary: { fr: 'Une partie rejoint une alliance.', en: 'A party joins an alliance.' },
  schema: z.strictObject({ party: z.string(), role: z.string() }),
  upcasters: [({ name }) => ({ party: name }), ({ party }) => ({ party, role: 'partner' })],
});
export const allianceEvents = eventCatalogue(
  AllianceFormed,
  AllianceTitled,
  AllianceJoined,
  FactCorrected,
  FactWithdrawn,
);

/** Every list keeps the order of folding, so that a fold in another order is told apart. */
export interface Alliance {
  readonly titles: readonly { readonly title: string; readonly from: string }[];
  readonly parties: readonly string[];
}

const titled = (state: Alliance, { data, occurredOn }: Fact<{ type: string; data: { title: string } }>) => ({
  ...state,
  titles: [...state.titles, { title: data.title, from: occurredOn }],
});

export const allianceFold: Fold<Alliance> = {
  initial: { titles: [], parties: [] },
  evolve: {
    'alliance.formed': titled,
    'alliance.titled': titled,
    'alliance.joined': (state, { data }: Fact<{ type: string; data: { party: string; role: string } }>) => ({
      ...state,
      parties: [...state.parties, `${data.party} (${data.role})`],
    }),
  },
};

@Entity({ schema: 'toy', name: 'alliance_sheet' })
export class AllianceSheet {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text', name: 'current_title', nullable: true }) title: string | null;
  @Column({ type: 'jsonb' }) parties: readonly string[];
  /** Of the stream's last event. */
  @Column({ type: 'integer' }) revision: number;
}

@Entity({ schema: 'toy', name: 'alliance_title' })
export class AllianceTitle {
  @PrimaryColumn({ type: 'text', name: 'alliance_id' }) allianceId: string;
  @PrimaryColumn({ type: 'integer' }) rank: number;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'date', name: 'valid_from' }) from: string;
  @Column({ type: 'date', name: 'valid_until', nullable: true }) until: string | null;
}

export const sheetOf = (
  id: string,
  { titles, parties }: Alliance,
  { revision }: Pick<LastEvent, 'revision'>,
): AllianceSheet => ({
  id,
  title: titles.at(-1)?.title ?? null,
  parties,
  revision,
});

export const titlesOf = (allianceId: string, { titles }: Alliance): AllianceTitle[] =>
  titles.map(({ title, from }, rank) => ({
    allianceId,
    rank,
    title,
    from,
    until: titles[rank + 1]?.from ?? null,
  }));

export const allianceProjection: Projection<Alliance> = {
  name: 'alliances',
  version: 1,
  category: 'alliance',
  fold: allianceFold,
  tables: [
    {
      entity: AllianceSheet,
      keyColumn: 'id',
      history: false,
      rows: (id, state, last) => [sheetOf(id, state, last)],
    },
    { entity: AllianceTitle, keyColumn: 'allianceId', history: false, rows: titlesOf },
  ],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};

export class CreateAlliances1799999999999 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA toy;
      CREATE TABLE toy.alliance_sheet (
        id text PRIMARY KEY, current_title text, parties jsonb NOT NULL, revision integer NOT NULL
      );
      CREATE TABLE toy.alliance_title (
        alliance_id text, rank integer, title text NOT NULL, valid_from date NOT NULL, valid_until date,
        PRIMARY KEY (alliance_id, rank)
      );
      GRANT USAGE ON SCHEMA toy TO ledger_app;
      GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA toy TO ledger_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA toy CASCADE');
  }
}
