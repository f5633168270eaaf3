import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Panel, type Respondent } from '#domain';

/**
 * One respondent's sheet in one round, as it was last given: sealed, here as in the log. No answer is read from it but
 * by the policy that draws results, and by what comes after closing.
 */
@Entity({ schema: 'read', name: 'sheet' })
export class SheetRow {
  @PrimaryColumn('uuid', { name: 'sheet_id' })
  sheetId: string;

  @Column('uuid', { name: 'round_id' })
  roundId: string;

  @Column('uuid', { name: 'partnership_id' })
  partnershipId: string;

  /** The opening of the round that it was given in. */
  @Column('integer')
  opening: number;

  @Column('text', { name: 'respondent_kind' })
  respondentKind: Respondent['kind'];

  /** The party answered for; null for a panel. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId: string | null;

  @Column('text', { nullable: true })
  panel: Panel | null;

  /** The invitation that it was given by; null for another. */
  @Column('uuid', { name: 'invitation_id', nullable: true })
  invitationId: string | null;

  /** How often it was given: 1, then once for each revision. */
  @Column('integer')
  given: number;

  @Column('date', { name: 'given_on' })
  givenOn: string;

  /** The event by which it was given. */
  @Column('uuid', { name: 'event_id' })
  eventId: string;

  /** The key that it is sealed under. */
  @Column('uuid', { name: 'key_id' })
  keyId: string;

  /** Padded and encrypted, base64. */
  @Column('text')
  sealed: string;
}
