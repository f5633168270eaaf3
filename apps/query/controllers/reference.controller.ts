import { Query as Asked } from '@nestjs/common';
import { ReadDto } from '#contracts';
import * as domain from '#domain';
import { DEFAULT_CRITERIA, WATCH_DEFINITION } from '#domain';
import { Query, QueryController } from '../query-route.js';

/** Every list of codes, with its labels in both languages, and the versioned definitions that reports judge by. */
const REFERENCE_DATA = {
  stages: domain.STAGE_LABELS,
  standings: domain.STANDING_LABELS,
  phases: domain.PHASE_LABELS,
  riskZones: domain.RISK_ZONE_LABELS,
  statuses: domain.STATUS_LABELS,
  transfers: domain.TRANSFER_LABELS,
  gateOutcomes: domain.GATE_OUTCOME_LABELS,
  dimensions: domain.DIMENSION_LABELS,
  categories: domain.CATEGORY_LABELS,
  spheres: domain.SPHERE_LABELS,
  companySizes: domain.COMPANY_SIZE_LABELS,
  partyRoles: domain.PARTY_ROLE_LABELS,
  identifierSchemes: domain.IDENTIFIER_SCHEME_LABELS,
  territoryLevels: domain.TERRITORY_LEVEL_LABELS,
  territoryKinds: domain.TERRITORY_KIND_LABELS,
  domains: domain.DOMAIN_LABELS,
  domainAxes: domain.DOMAIN_AXIS_LABELS,
  odd: domain.ODD_LABELS,
  impacts: domain.IMPACT_LABELS,
  subImpacts: domain.SUB_IMPACT_LABELS,
  objectives: domain.OBJECTIVE_LABELS,
  sharedValues: domain.SHARED_VALUE_LABELS,
  plans: domain.PLAN_LABELS,
  panels: domain.PANEL_LABELS,
  nonMarks: domain.NON_MARK_LABELS,
  roundReopeningReasons: domain.ROUND_REOPENING_REASON_LABELS,
  replyStances: domain.REPLY_STANCE_LABELS,
  actionStates: domain.ACTION_STATE_LABELS,
  evaluatedObjects: domain.EVALUATED_OBJECT_LABELS,
  indicatorDirections: domain.INDICATOR_DIRECTION_LABELS,
  measureKinds: domain.MEASURE_KIND_LABELS,
  accumulations: domain.ACCUMULATION_LABELS,
  disaggregations: domain.DISAGGREGATION_LABELS,
  objectivesByList: domain.OBJECTIVES_BY_LIST,
  qualifications: domain.QUALIFICATION_LABELS,
  takenUpBy: domain.TAKEN_UP_BY_LABELS,
  opinions: domain.OPINION_LABELS,
  evidenceKinds: domain.EVIDENCE_KIND_LABELS,
  reasons: domain.REASON_LABELS,
  mandateCapacities: domain.MANDATE_CAPACITY_LABELS,
  watchSignals: domain.WATCH_SIGNAL_LABELS,
  defaultGateCriteria: DEFAULT_CRITERIA,
  watchDefinition: WATCH_DEFINITION,
};

@QueryController('reference-data', { fr: 'Référentiels', en: 'Reference data' })
export class ReferenceQueries {
  @Query('', { fr: 'Codes et libellés', en: 'Codes and labels' })
  all(@Asked() _: ReadDto): object {
    return REFERENCE_DATA;
  }
}
