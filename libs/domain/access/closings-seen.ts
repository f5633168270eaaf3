import { type Viewer } from './viewer.js';

/**
 * Whether somebody sees a closing: what was closed for an organisation is its own to know, and what was closed for none is
 * for everyone who is signed in. @param forOrganisation on whose behalf it was made
 */
export const seesClosing = ({ roles, organisation }: Viewer, forOrganisation: string | null): boolean =>
  forOrganisation === null ||
  forOrganisation === organisation?.id ||
  roles.includes('auditor') ||
  roles.includes('data-steward');
