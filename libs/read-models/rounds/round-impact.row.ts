import { Column, Entity, PrimaryColumn } from 'typeorm';

const median = (name: string): PropertyDecorator => Column('double precision', { name, nullable: true });

/**
 * What a round's parties, or its panels, say of each impact and sub-impact, in one value: the median of their medians;
 * null where none is shown. What cohorts are told from.
 */
@Entity({ schema: 'read', name: 'round_impact' })
export class RoundImpactRow {
  @PrimaryColumn('uuid', { name: 'round_id' })
  roundId: string;

  @PrimaryColumn('text')
  kind: 'party' | 'panel';

  @Column('uuid', { name: 'partnership_id' })
  partnershipId: string;

  /** Day of the closing that its results were drawn at. */
  @Column('date', { name: 'closed_on' })
  closedOn: string;

  @median('performance')
  performance: number | null;

  @median('innovation')
  innovation: number | null;

  @median('confidence')
  confidence: number | null;

  @median('economic_actors')
  'economic-actors': number | null;

  @median('general_interest_structures')
  'general-interest-structures': number | null;

  @median('public_actors')
  'public-actors': number | null;

  @median('territorial')
  territorial: number | null;

  @median('societal')
  societal: number | null;

  @median('people')
  people: number | null;

  @median('territories')
  territories: number | null;
}
