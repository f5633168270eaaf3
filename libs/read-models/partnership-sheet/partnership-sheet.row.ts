import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Description, type Gates, type Indicator, type Parties, type Path } from '#domain';
import { type CriteriaLists } from './criteria-lists.js';

/** Everything a partnership's sheet shows, as the domain folds it; personal texts stay ciphertext. */
@Entity({ schema: 'read', name: 'partnership_sheet' })
export class PartnershipSheetRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @Column('jsonb')
  description: Description;

  @Column('jsonb')
  parties: Parties;

  @Column('jsonb')
  path: Path;

  @Column('jsonb')
  gates: Gates;

  /** Every list of criteria that was ever its own: what past decisions were taken under. */
  @Column('jsonb', { name: 'criteria_lists' })
  criteriaLists: CriteriaLists;

  @Column('jsonb')
  indicators: readonly Indicator[];

  @Column('integer')
  revision: number;
}
