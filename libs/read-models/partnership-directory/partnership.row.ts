import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  type Category,
  type DatePrecision,
  type FragilityDomain,
  type PartyRole,
  type Standing,
  type Status,
} from '#domain';

export class PartnershipTerritory {
  level: 'international' | 'europe' | 'national' | 'regional' | 'departmental' | 'local' | 'virtual';
  /** INSEE code, null where unknown or where the place has none. */
  code: string | null;
  /** Year of the INSEE code list the code is taken from. */
  vintage: number | null;
  name: string;
  /** Where the partnership was born, where it has spread, or where no document says which. */
  kind: 'born' | 'spread' | 'not-stated';
}

export class PartnershipGoals {
  /** Main UN goal (ODD), `1` to `17`. */
  main: string;
  others: string[];
}

/** A partnership of the directory. */
@Entity({ schema: 'read', name: 'partnership' })
export class PartnershipRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  @Column('text')
  title: string;

  @Column('text')
  need: string;

  @Column('text')
  purpose: string;

  @Column('text', { array: true })
  populations: string[];

  @Column('text')
  category: Category;

  @Column('jsonb')
  territories: PartnershipTerritory[];

  @Column('text', { array: true })
  domains: FragilityDomain[];

  /** UN goals (ODD) it serves, one of them main; null where none is stated. */
  @Column('jsonb', { nullable: true })
  odd: PartnershipGoals | null;

  /** The stage it stands at, `off-path`, or `not-stated`. */
  @Column('text')
  standing: Standing;

  /** Day its stage was entered, YYYY-MM-DD; null off the path. */
  @Column('date', { name: 'stage_since', nullable: true })
  stageSince: string | null;

  /** False where the day the stage was entered is not known exactly. */
  @Column('boolean', { name: 'stage_since_known' })
  stageSinceKnown: boolean;

  @Column('text')
  status: Status;

  @Column('date', { name: 'status_since' })
  statusSince: string;

  /** Reason code of the suspension, the ending or the reopening. */
  @Column('text', { name: 'status_reason', nullable: true })
  statusReason: string | null;

  @Column('date', { name: 'started_on' })
  startedOn: string;

  /** How precisely its start is known; `not-stated`: no later than `startedOn`. */
  @Column('text', { name: 'start_precision' })
  startPrecision: DatePrecision;

  /** True for a partnership of the demonstration that does not exist. */
  @Column('boolean')
  fictional: boolean;
}

/** An organisation's time in a partnership. */
@Entity({ schema: 'read', name: 'partnership_party' })
export class PartnershipPartyRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  /** Order in which the parties joined, from 0. */
  @PrimaryColumn('integer')
  ordinal: number;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text', { array: true })
  roles: PartyRole[];

  @Column('date', { name: 'joined_on' })
  joinedOn: string;

  /** Null while it is a party. */
  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  /** Position at which its leaving was recorded; null while it is a party. */
  @Column('bigint', { name: 'leaving_known_at', nullable: true })
  leavingKnownAt: string | null;
}
