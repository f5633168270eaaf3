import { Column, Entity, PrimaryColumn } from 'typeorm';
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

/** Today's only: a row that tells its stream's revision. */
@Entity({ schema: 'read', name: 'alliance_sheet' })
export class AllianceSheet {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text', name: 'current_title', nullable: true }) title: string | null;
  @Column({ type: 'jsonb' }) parties: readonly string[];
  /** Of the stream's last event. */
  @Column({ type: 'integer' }) revision: number;
}

@Entity({ schema: 'read', name: 'alliance_title' })
export class AllianceTitle {
  @PrimaryColumn({ type: 'text', name: 'alliance_id' }) allianceId: string;
  @PrimaryColumn({ type: 'integer' }) rank: number;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'date', name: 'borne_from' }) from: string;
  @Column({ type: 'date', name: 'borne_until', nullable: true }) until: string | null;
}

@Entity({ schema: 'read', name: 'alliance_standing' })
export class AllianceStanding {
  @PrimaryColumn({ type: 'text', name: 'alliance_id' }) allianceId: string;
  @Column({ type: 'text', array: true }) parties: readonly string[];
  @Column({ type: 'jsonb', nullable: true }) title: { readonly title: string } | null;
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

export const standingOf = (allianceId: string, { titles, parties }: Alliance): AllianceStanding => ({
  allianceId,
  parties,
  title: titles.at(-1) ?? null,
});

export const allianceProjection: Projection<Alliance> = {
  name: 'alliances',
  version: 1,
  category: 'alliance',
  fold: allianceFold,
  tables: [
    { entity: AllianceTitle, keyColumn: 'allianceId', history: true, rows: titlesOf },
    {
      entity: AllianceStanding,
      keyColumn: 'allianceId',
      history: true,
      rows: (allianceId, state) => [standingOf(allianceId, state)],
    },
    {
      entity: AllianceSheet,
      keyColumn: 'id',
      history: false,
      rows: (id, state, last) => [sheetOf(id, state, last)],
    },
  ],
  tallies: [
    {
      table: 'alliance_tally',
      items: (_, { titles, parties }) => [
        { measure: 'parties', cell: 'all', value: parties.length },
        ...parties.map((party) => ({ measure: 'party', cell: party, value: 1 })),
        ...titles.map(() => ({ measure: 'title', cell: 'any', value: 0 })),
      ],
    },
  ],
  ddl: {
    tables: [
      `CREATE TABLE alliance_title (
         alliance_id text, rank integer, title text NOT NULL, borne_from date NOT NULL, borne_until date,
         shouted text NOT NULL GENERATED ALWAYS AS (upper(title)) STORED,
         PRIMARY KEY (alliance_id, rank)
       )`,
      'CREATE TABLE alliance_standing (alliance_id text PRIMARY KEY, parties text[] NOT NULL, title jsonb)',
      `CREATE TABLE alliance_sheet (
         id text PRIMARY KEY, current_title text, parties jsonb NOT NULL, revision integer NOT NULL
       )`,
    ],
    indexes: ['CREATE INDEX alliance_title_by_title ON alliance_title (title)'],
  },
};
