import { ORGANISATION, organisationFold, type Organisation } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { streamAt, type ReadHistory } from '../two-clocks/known-stream.js';
import { isNow, type ReadPoint } from '../two-clocks/read-point.js';
import { storedState } from '../two-clocks/stored-state.js';
import { type OrganisationSheet } from './organisation-directory.response.js';
import { type OrganisationRow } from './organisation.row.js';

/** An organisation; its stamp, and the token of its revision, are the asker's to add. */
type OrganisationContent = Omit<OrganisationSheet, 'stamp' | 'revision'> & { readonly revision: number };

/** One organisation at a point, or null where it is not known, or had not entered the directory. */
export async function organisationSheetOf(
  database: Queryable,
  history: ReadHistory,
  organisationId: string,
  point: ReadPoint,
): Promise<OrganisationContent | null> {
  const known = isNow(point)
    ? await storedState<Organisation>(database, ORGANISATION, organisationId)
    : streamAt(organisationFold, await history(ORGANISATION, organisationId), point);
  // An organisation that is known was registered, so that it has a day.
  return (
    known && {
      organisationId,
      ...(known.state as Omit<OrganisationRow, 'organisationId'>),
      revision: known.revision,
    }
  );
}
