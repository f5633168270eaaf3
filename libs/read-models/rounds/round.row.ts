import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Panel, type Round, type RoundState } from '#domain';

/** A round of evaluation: who is asked, and how far it is. Who has answered is not in it, nor what. */
@Entity({ schema: 'read', name: 'round' })
export class RoundRow {
  @PrimaryColumn('uuid', { name: 'round_id' })
  roundId: string;

  @Column('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @Column('text')
  title: string;

  @Column('text', { name: 'questionnaire_code' })
  questionnaireCode: string;

  @Column('integer', { name: 'questionnaire_version' })
  questionnaireVersion: number;

  /** The cohort of partnerships that it was opened on together with; null: this one alone. */
  @Column('uuid', { name: 'cohort_id', nullable: true })
  cohortId: string | null;

  @Column('text', { name: 'cohort_name', nullable: true })
  cohortName: string | null;

  @Column('text')
  state: RoundState;

  /** How often it was opened. */
  @Column('integer')
  opening: number;

  /** Day of the last opening. */
  @Column('date', { name: 'opened_on' })
  openedOn: string;

  /** Last day on which sheets are taken. */
  @Column('date', { name: 'closes_on' })
  closesOn: string;

  /** Day of the last closing; null where it was never closed. */
  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('boolean', { name: 'has_results' })
  hasResults: boolean;

  @Column('jsonb')
  parties: Round['parties'];

  @Column('uuid', { array: true, name: 'party_ids' })
  partyIds: string[];

  @Column('text', { array: true })
  panels: Panel[];
}
