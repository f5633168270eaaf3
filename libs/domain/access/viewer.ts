import { type Sphere } from '../reference/organisations.js';
import { type Place } from '../organisation/organisation-events.js';

/** The organisation that somebody acts for, as the directory knows it. */
export interface ViewingOrganisation {
  readonly id: string;
  readonly sphere: Sphere;
  readonly homeTerritory: Place | null;
}

/** Whether somebody sees every fact, whoever it is addressed to. */
export const seesEverything = ({ roles }: Pick<Viewer, 'roles'>): boolean => roles.includes('auditor');

/** Who looks: the roles that the issuer gives, and the organisation acted for under a mandate, if any. */
export interface Viewer {
  readonly roles: readonly string[];
  readonly organisation: ViewingOrganisation | null;
}
