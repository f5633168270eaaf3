import { asksForFourEyes, type Partnership } from '#domain';
import { named, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import { type SheetProposal } from './partnership-sheet.response.js';

/** The decisions that are proposed and not taken yet. */
export const proposalsOfSheet = (
  partnership: Partnership,
  organisations: OrganisationsOfSheet,
): SheetProposal[] =>
  partnership.gates.proposals.map(({ organisationId, ...proposal }) => ({
    ...proposal,
    organisation: organisationId === null ? null : named(organisations)(organisationId),
    awaitsAnotherPerson: asksForFourEyes(partnership, proposal.outcome),
  }));
