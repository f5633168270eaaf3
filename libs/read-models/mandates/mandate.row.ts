import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type MandateCapacity, type MandateWithdrawalReason } from '#domain';

/** What lets somebody act for an organisation, for a time. */
@Entity({ schema: 'read', name: 'mandate' })
export class MandateRow {
  @PrimaryColumn('uuid', { name: 'mandate_id' })
  mandateId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** The pseudonymous id under which its holder's acts are recorded. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  capacity: MandateCapacity;

  /** Its first day, YYYY-MM-DD. */
  @Column('date', { name: 'from_day' })
  from: string;

  /** Its last day, YYYY-MM-DD. */
  @Column('date', { name: 'until_day' })
  until: string;

  /** Day it was given, YYYY-MM-DD. */
  @Column('date', { name: 'given_on' })
  givenOn: string;

  /** Null while it was not withdrawn; it then ends at once, whatever its last day. */
  @Column('date', { name: 'withdrawn_on', nullable: true })
  withdrawnOn: string | null;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason: MandateWithdrawalReason | null;
}
