import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type IdentifierScheme, type Sphere } from '#domain';

export class OrganisationIdentifier {
  scheme: IdentifierScheme;
  value: string;
}

export class HomeTerritory {
  level: 'international' | 'europe' | 'national' | 'regional' | 'departmental' | 'local' | 'virtual';
  /** INSEE code, null where unknown or where the place has none. */
  code: string | null;
  /** Year of the INSEE code list the code is taken from. */
  vintage: number | null;
  name: string;
}

export class FormerName {
  name: string;
  /** Day the name was given up, YYYY-MM-DD. */
  until: string;
}

/** An organisation of the directory. */
@Entity({ schema: 'read', name: 'organisation' })
export class OrganisationRow {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  name: string;

  @Column('jsonb', { name: 'former_names' })
  formerNames: FormerName[];

  @Column('text')
  sphere: Sphere;

  /** Only companies have a size. */
  @Column('text', { nullable: true })
  size: 'tpe' | 'pme' | 'eti' | 'ge' | null;

  @Column('jsonb')
  identifiers: OrganisationIdentifier[];

  @Column('jsonb', { name: 'home_territory', nullable: true })
  homeTerritory: HomeTerritory | null;

  /** True for an organisation of the demonstration that does not exist. */
  @Column('boolean')
  fictional: boolean;

  /** Day it entered the directory, YYYY-MM-DD. */
  @Column('date', { name: 'registered_on' })
  registeredOn: string;
}
