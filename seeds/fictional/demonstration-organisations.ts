import { seedOrganisationId } from '../seed-command.js';
import { type FictionalOrganisationKey } from './organisations.js';

const idOf = (organisation: FictionalOrganisationKey): string => seedOrganisationId(organisation);

/** Organisation that each demonstration person acts for, by role: one whose partnerships show the most. */
export const DEMONSTRATION_ORGANISATIONS = {
  funder: idOf('deux-rives'),
  evaluator: idOf('evaluation-partagee'),
  partner: idOf('passerelles'),
} as const;
