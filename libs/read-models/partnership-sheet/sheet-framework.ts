import { partiesAsked, type Partnership } from '#domain';
import { toBeOpened } from '../to-be-opened.js';
import { named, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import { type PartnershipSheet } from './partnership-sheet.response.js';

/** What a sheet shows of what frames the evaluation, beside its indicators. */
export function frameworkOfSheet(
  { evaluation, framework }: Partnership,
  organisations: OrganisationsOfSheet,
): Pick<PartnershipSheet, 'framework' | 'objectives' | 'qualifications' | 'deployments'> {
  const organisation = named(organisations);
  return {
    framework: {
      requiredParties: partiesAsked(evaluation).map(organisation),
      isDefault: evaluation.requiredParties === null,
      setOn: evaluation.frameworkSetOn,
    },
    objectives: framework.objectives.map(({ organisationId, statementId, statedOn, list, objectives }) => ({
      ...organisation(organisationId),
      ...{ factId: statementId, statedOn, list },
      objectives: objectives.map((one) => ({ ...one })),
    })),
    qualifications: framework.qualifications.map(
      ({ qualificationId, qualification, qualifiedOn, justification, agreedBy }) => ({
        ...{ factId: qualificationId, qualification, qualifiedOn },
        justification: toBeOpened(justification),
        agreedBy: agreedBy.map(organisation),
      }),
    ),
    deployments: framework.deployments.map(({ deploymentId, takenUpBy, source, ...figures }) => ({
      factId: deploymentId,
      ...figures,
      takenUpBy: takenUpBy.map((one) => ({ ...one })),
      source: source && { ...source },
    })),
  };
}
