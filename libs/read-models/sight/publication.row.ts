import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type PublishedItem } from '#domain';

/** What the partners of a partnership let others see, today. */
@Entity({ schema: 'read', name: 'publication' })
export class PublicationRow {
  @PrimaryColumn('uuid', { name: 'partnership_id' })
  partnershipId: string;

  /** What anyone may read. */
  @Column('text', { array: true })
  items: PublishedItem[];

  /** Territories whose public bodies read it as parties do (`placeKey`). */
  @Column('text', { array: true, name: 'shared_with' })
  sharedWith: string[];
}
