import {
  criteriaInForce,
  daysBetween,
  evidenceStanding,
  isGate,
  isStage,
  RISK_ZONE_OF,
  type Gate,
  type Gates,
  type Standing,
} from '#domain';
import { toBeOpened } from '../to-be-opened.js';
import { criterionLabel, type CriteriaLists } from './criteria-lists.js';
import { named, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import {
  type PartnershipSheet,
  type SheetCondition,
  type SheetEvidence,
  type SheetGate,
} from './partnership-sheet.response.js';

type GatesOfSheet = Pick<
  PartnershipSheet,
  'gate' | 'evidence' | 'opinions' | 'decisions' | 'conditions' | 'reviews'
>;

/** The gate that leads out of where a partnership stands. */
export const gateAhead = (standing: Standing): Gate | null =>
  isStage(standing) && isGate(standing) ? standing : null;

/** What a sheet shows of the gates, as of `asOf`. */
export function gatesOfSheet(
  gates: Gates,
  lists: CriteriaLists,
  standing: Standing,
  organisations: OrganisationsOfSheet,
  asOf: string,
): GatesOfSheet {
  const organisation = named(organisations);
  const evidence = evidenceOfSheet(gates);
  const ahead = gateAhead(standing);
  return {
    gate: ahead && gateOfSheet(gates, ahead, evidence),
    evidence,
    opinions: gates.opinions.map(({ organisationId, comment, ...opinion }) => ({
      ...opinion,
      organisation: organisation(organisationId),
      comment: toBeOpened(comment),
    })),
    decisions: gates.decisions.map(({ deciderIds, assessment, conditions, comment, ...decision }) => ({
      ...decision,
      deciders: deciderIds.map(organisation),
      assessment: assessment.map(({ criterion, evidenceIds, waiver }) => ({
        criterion,
        label: criterionLabel(lists, decision.gate, decision.criteriaVersion, criterion),
        evidenceIds,
        waived: waiver !== null,
        waiver: toBeOpened(waiver),
      })),
      conditionIds: conditions.map(({ conditionId }) => conditionId),
      comment: toBeOpened(comment),
    })),
    conditions: gates.conditions.map((condition): SheetCondition => {
      const late = condition.status === 'open' && condition.dueOn < asOf;
      const daysLate = late ? daysBetween(condition.dueOn, asOf) : 0;
      return { ...condition, text: toBeOpened(condition.text), late, daysLate };
    }),
    reviews: gates.reviews
      .map(({ deciderIds, ...review }) => ({
        ...review,
        daysToGo: daysBetween(asOf, review.plannedFor),
        deciders: deciderIds.map(organisation),
      }))
      .sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1)),
  };

  function evidenceOfSheet({ evidence: brought }: Gates): SheetEvidence[] {
    return brought.map((one) => ({
      ...one,
      label: labelInAnyList(one.gate, one.criterion),
      text: toBeOpened(one.text),
      fileName: toBeOpened(one.fileName),
      standing: evidenceStanding(gates, one.gate).includes(one),
    }));
  }

  /** Evidence names no version: the list in force, else the latest of its own that has the criterion, else the default. */
  function labelInAnyList(gate: Gate, code: string) {
    const candidates = [
      criteriaInForce(gates, gate),
      ...lists.filter((list) => list.gate === gate).toReversed(),
    ];
    const version = candidates.find(({ criteria }) => criteria.some((one) => one.code === code))?.version;
    return criterionLabel(lists, gate, version ?? '', code);
  }
}

function gateOfSheet(gates: Gates, gate: Gate, evidence: readonly SheetEvidence[]): SheetGate {
  const { version, criteria } = criteriaInForce(gates, gate);
  const last = gates.decisions.findLast((decision) => decision.gate === gate);
  const waived = new Set(
    last?.outcome === 'no-go'
      ? last.assessment.filter(({ waiver }) => waiver !== null).map(({ criterion }) => criterion)
      : [],
  );
  return {
    gate,
    riskZone: RISK_ZONE_OF[gate],
    criteriaVersion: version,
    criteria: criteria.map(({ code, dimension, label }) => {
      const standing = evidence.filter((one) => one.standing && one.gate === gate && one.criterion === code);
      return {
        code,
        dimension,
        label,
        evidence: standing,
        met: standing.length > 0,
        waived: waived.has(code),
      };
    }),
  };
}
