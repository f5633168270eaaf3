import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Stage, type StayExit, type StayOutcome } from '#domain';

/**
 * A stay of a partnership at a stage. Durations are whole days, the day of leaving excluded, days suspended or ended
 * taken out; a stay whose entry or exit is not known exactly has none.
 */
@Entity({ schema: 'read', name: 'stage_stay' })
export class StageStayRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  /** Order of the stays, from 0. */
  @PrimaryColumn('integer')
  ordinal: number;

  @Column('text')
  stage: Stage;

  @Column('date', { name: 'entered_on' })
  enteredOn: string;

  /** False where the day of entry is not known exactly. */
  @Column('boolean', { name: 'entry_known' })
  entryKnown: boolean;

  /** Null while the partnership stands there, ended or not. */
  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('boolean', { name: 'exit_known' })
  exitKnown: boolean;

  @Column('text', { nullable: true })
  exit: StayExit | null;

  /** `open`: stands there; `ended`: the partnership ended there; else how it was left. */
  @Column('text')
  outcome: StayOutcome;

  /** False where a day of a pause is not known exactly: the stay then has no duration. */
  @Column('boolean', { name: 'pauses_known' })
  pausesKnown: boolean;

  /** Whole days of pauses that are over. */
  @Column('integer', { name: 'paused_days' })
  pausedDays: number;

  /** Since when time does not count, where a pause is running. */
  @Column('date', { name: 'paused_since', nullable: true })
  pausedSince: string | null;

  /** Days in the stage, once it was left and where both ends are known. */
  @Column('integer', { nullable: true })
  days: number | null;
}
