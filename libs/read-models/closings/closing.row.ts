import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type PersonalText } from '#domain';

/** A closing (*arrêté*): both clocks of reports under a name; personal texts stay ciphertext. */
@Entity({ schema: 'read', name: 'closing' })
export class ClosingRow {
  @PrimaryColumn('uuid', { name: 'closing_id' })
  closingId: string;

  @Column('text')
  name: string;

  /** Business date the closed reports speak of, YYYY-MM-DD. */
  @Column('date', { name: 'as_of' })
  asOf: string;

  /** Position of the last event taken in, in the store it was closed on. */
  @Column('bigint', { name: 'known_at' })
  knownAt: string;

  /** That event, in whatever store. */
  @Column('uuid', { name: 'last_event_id' })
  lastEventId: string;

  /** When it was recorded, ISO 8601, UTC. */
  @Column('text', { name: 'recorded_up_to' })
  recordedUpTo: string;

  @Column('jsonb', { nullable: true })
  note: PersonalText | null;

  /** The organisation that it was made on behalf of, and is for; null: for all who are signed in. */
  @Column('text', { name: 'made_for', nullable: true })
  madeFor: string | null;

  @Column('date', { name: 'closed_on' })
  closedOn: string;

  @Column('date', { name: 'withdrawn_on', nullable: true })
  withdrawnOn: string | null;

  /** Why it was withdrawn. */
  @Column('jsonb', { nullable: true })
  withdrawal: PersonalText | null;

  /** Revision of its stream: what `If-Match` takes. */
  @Column('integer')
  revision: number;
}
