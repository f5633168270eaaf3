import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Gate, type PersonalText } from '#domain';

/** A condition set by a conditional go. */
@Entity({ schema: 'read', name: 'gate_condition' })
export class GateConditionRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @PrimaryColumn('uuid', { name: 'condition_id' })
  conditionId: string;

  @Column('text')
  gate: Gate;

  /** Ciphertext in the table, clear in answers; null when it was forgotten. */
  @Column('jsonb')
  text: PersonalText;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('text')
  status: 'open' | 'met' | 'waived';

  @Column('date', { name: 'settled_on', nullable: true })
  settledOn: string | null;
}

/** What tells whether a partnership is looked after: its last evidence, its next review. */
@Entity({ schema: 'read', name: 'gate_watch' })
export class GateWatchRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @Column('date', { name: 'last_evidence_on', nullable: true })
  lastEvidenceOn: string | null;

  @Column('text', { name: 'review_gate', nullable: true })
  reviewGate: Gate | null;

  @Column('date', { name: 'review_planned_for', nullable: true })
  reviewPlannedFor: string | null;

  @Column('uuid', { array: true, name: 'review_decider_ids' })
  reviewDeciderIds: string[];
}
