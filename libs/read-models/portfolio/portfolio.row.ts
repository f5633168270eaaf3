import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Category, type FragilityDomain, type Standing, type Status } from '#domain';

/**
 * What the portfolio counts of a partnership, beside all that partnerships are chosen by, so that a report reads one
 * row of one table for each.
 */
@Entity({ schema: 'read', name: 'portfolio' })
export class PortfolioRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @Column('text')
  standing: Standing;

  @Column('text')
  status: Status;

  @Column('date', { name: 'status_since' })
  statusSince: string;

  @Column('date', { name: 'started_on' })
  startedOn: string;

  @Column('text')
  category: Category;

  @Column('text', { array: true })
  domains: FragilityDomain[];

  @Column('text', { array: true })
  goals: string[];

  /** Codes and names of territories, as written. */
  @Column('text', { array: true, name: 'place_names' })
  placeNames: string[];

  /** Present parties. */
  @Column('uuid', { array: true })
  organisations: string[];

  /** Those of them that fund it. */
  @Column('uuid', { array: true })
  funders: string[];

  /** Items, packed. */
  @Column('bigint', { array: true })
  items: number[];

  /** The first of the days that a period is held against, item by item. */
  @Column('date', { array: true, name: 'item_begun' })
  itemBegun: (string | null)[];

  /** The last of them. */
  @Column('date', { array: true, name: 'item_over' })
  itemOver: (string | null)[];
}
