import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type MeasureKind, type SharedVersion, type SubImpact } from '#domain';

/** An indicator of the shared library, with all its versions. */
@Entity({ schema: 'read', name: 'shared_indicator' })
export class SharedIndicatorRow {
  @PrimaryColumn('uuid', { name: 'shared_indicator_id' })
  sharedIndicatorId: string;

  /** Of its latest version, as the kind of measure and the sub-impact are. */
  @Column('text')
  name: string;

  @Column('text')
  measure: MeasureKind;

  @Column('text', { name: 'sub_impact' })
  subImpact: SubImpact;

  /** The latest. */
  @Column('integer')
  version: number;

  @Column('jsonb')
  versions: readonly SharedVersion[];

  /** Day of the first version. */
  @Column('date', { name: 'published_on' })
  publishedOn: string;
}
