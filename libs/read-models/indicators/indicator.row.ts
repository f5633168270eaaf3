import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Impact, type MeasureKind, type PersonalText, type SubImpact } from '#domain';

/**
 * An indicator in the version that results are read under: the latest that is agreed, else the latest proposed.
 * Progress = (actual − baseline) / (target − baseline), never clamped; null where a term is missing or target equals
 * baseline.
 */
@Entity({ schema: 'read', name: 'indicator' })
export class IndicatorRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @PrimaryColumn('uuid', { name: 'indicator_id' })
  indicatorId: string;

  @Column('integer')
  version: number;

  @Column('text')
  impact: Impact;

  @Column('text', { name: 'sub_impact' })
  subImpact: SubImpact;

  @Column('text')
  evaluates: 'actions' | 'solution' | 'partnership';

  @Column('text')
  name: string;

  @Column('text')
  unit: string;

  @Column('text')
  measure: MeasureKind;

  @Column('text')
  accumulation: 'stock' | 'flow';

  /** The definition of the shared library that it is an instance of. */
  @Column('uuid', { name: 'shared_indicator_id', nullable: true })
  sharedIndicatorId: string | null;

  @Column('integer', { name: 'shared_version', nullable: true })
  sharedVersion: number | null;

  @Column('text')
  direction: 'increase' | 'decrease' | 'maintain';

  @Column('double precision', { nullable: true })
  baseline: number | null;

  @Column('double precision', { nullable: true })
  target: number | null;

  @Column('date', { name: 'period_from' })
  periodFrom: string;

  @Column('date', { name: 'period_to' })
  periodTo: string;

  /** Day from which it can be measured; null while parties are awaited. */
  @Column('date', { name: 'agreed_on', nullable: true })
  agreedOn: string | null;

  /** Parties asked that have not answered. */
  @Column('uuid', { array: true, name: 'awaited_parties' })
  awaitedParties: string[];

  /** Parties asked whose refusal stands. */
  @Column('uuid', { array: true, name: 'opposed_parties' })
  opposedParties: string[];

  @Column('date', { name: 'reply_by' })
  replyBy: string;

  /** Why the silence of parties was passed over, each time it was: stands beside every result. */
  @Column('jsonb', { name: 'silence_justifications' })
  silenceJustifications: readonly PersonalText[];

  @Column('integer', { name: 'measurement_count' })
  measurementCount: number;

  @Column('date', { name: 'measured_on', nullable: true })
  measuredOn: string | null;

  /**
   * Last measured value of a stock, sum of a flow, in `unit`: a percentage in points, money in euro cents, a rank of an
   * ordinal scale; null of a qualitative indicator.
   */
  @Column('double precision', { nullable: true })
  actual: number | null;

  /** Of a percentage. */
  @Column('double precision', { nullable: true })
  numerator: number | null;

  @Column('double precision', { nullable: true })
  denominator: number | null;

  /** 1 is the target reached, 0 the baseline; may lie outside. */
  @Column('double precision', { nullable: true })
  progress: number | null;

  /** For an indicator to maintain: whether it is within its tolerance. */
  @Column('boolean', { nullable: true })
  maintained: boolean | null;
}
