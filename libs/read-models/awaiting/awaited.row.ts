import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AwaitedKind, type Gate, type GateOutcome, type PersonalText } from '#domain';

/** Something of a partnership that awaits one of its parties today. */
@Entity({ schema: 'read', name: 'awaited' })
export class AwaitedRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  @PrimaryColumn('text')
  kind: AwaitedKind;

  /** Tells it from others of its kind. */
  @PrimaryColumn('text')
  subject: string;

  /** By when, or since when for a decision that was proposed. */
  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('text', { nullable: true })
  gate: Gate | null;

  @Column('text', { nullable: true })
  outcome: GateOutcome | null;

  /** Pseudonymous id of a decision's proposer: it awaits everybody else. */
  @Column('text', { name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @Column('uuid', { name: 'indicator_id', nullable: true })
  indicatorId: string | null;

  @Column('text', { name: 'indicator_name', nullable: true })
  indicatorName: string | null;

  /** Of a condition: ciphertext in the table, clear in answers; null when it was forgotten. */
  @Column('jsonb', { nullable: true })
  text: PersonalText | null;
}
