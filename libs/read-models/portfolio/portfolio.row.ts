import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What the portfolio counts of a partnership, beside all that partnerships are chosen by, so that a report reads one
 * row of one table for each: in few bytes, as one in a hundred of them may have to be read for one report.
 */
@Entity({ schema: 'read', name: 'portfolio' })
export class PortfolioRow {
  /** Codes and names of territories, as written, one behind another (`PLACE_END`); by the first, rows stand together. */
  @Column('text', { name: 'place_names' })
  placeNames: string;

  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  /** Standing, status, category, domains and UN goals, a bit each (`facetsOf`). */
  @Column('bigint')
  facets: number;

  @Column('date', { name: 'status_since' })
  statusSince: string;

  @Column('date', { name: 'started_on' })
  startedOn: string;

  /** How many of the organisations fund it: the first ones. */
  @Column('smallint', { name: 'funder_count' })
  funderCount: number;

  /** Present parties, its funders first. */
  @Column('uuid', { array: true })
  organisations: string[];

  /** Items, packed (`packedItems`). */
  @Column('bytea')
  items: string;
}
