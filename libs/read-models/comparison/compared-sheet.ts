import {
  actualOf,
  isStage,
  maintained,
  PHASE_OF,
  progressOf,
  RISK_ZONE_OF,
  versionInUse,
  type Condition,
  type Description,
  type Evaluation,
  type Evidence,
  type Framework,
  type GateDecision,
  type Gates,
  type Indicator,
  type IndicatorVersion,
  type Opinion,
  type Partnership,
  type Party,
  type Path,
  type Review,
  type Stay,
} from '#domain';
import { gateAhead } from '../partnership-sheet/sheet-gates.js';
import { fields, leaf, part, several, type Part, type Several } from './compared-node.js';

/** Made once for each value: what a fold leaves alone is then seen to be the same without being looked into. */
function once<Value extends object, Node>(make: (value: Value) => Node): (value: Value) => Node {
  const made = new WeakMap<Value, Node>();
  return (value) => {
    const known = made.get(value) ?? make(value);
    made.set(value, known);
    return known;
  };
}

const description = once((described: Description) => fields(described));

const party = once(({ organisationId: _, ...told }: Party) => fields(told));
const stay = once(({ stage: _, pauses, ...told }: Stay) =>
  part({ ...fields(told).parts, pauses: leaf(pauses.map(({ from, to, reason }) => ({ from, to, reason }))) }),
);
const stays = once(({ stays: all }: Path) => several(all, ({ stage }) => stage, stay));

const standing = once(({ standing: stands, status, statusSince, statusReason }: Path) => {
  const ahead = gateAhead(stands);
  return fields({
    standing: stands,
    phase: isStage(stands) ? PHASE_OF[stands] : null,
    riskZone: ahead && RISK_ZONE_OF[ahead],
    status,
    statusSince,
    statusReason,
  });
});

const evidence = once(({ evidenceId: _, ...told }: Evidence) => fields(told));
const opinion = once(({ opinionId: _, ...told }: Opinion) => fields(told));
const decision = once(({ decisionId: _, conditions: __, ...told }: GateDecision) => fields(told));
const condition = once(({ conditionId: _, ...told }: Condition) => fields(told));
const review = once(({ gate: _, ...told }: Review) => fields(told));

const atGates = once((gates: Gates): Record<string, Several> => ({
  criteria: several(
    Object.entries(gates.ownCriteria),
    ([gate]) => gate,
    ([, list]) => fields(list),
  ),
  evidence: several(gates.evidence, ({ evidenceId }) => evidenceId, evidence),
  opinions: several(gates.opinions, ({ opinionId }) => opinionId, opinion),
  decisions: several(gates.decisions, ({ decisionId }) => decisionId, decision),
  conditions: several(gates.conditions, ({ conditionId }) => conditionId, condition),
  reviews: several(gates.reviews, ({ gate }) => gate, review),
}));

const version = once((told: IndicatorVersion) => {
  const { version: _, definition, acceptances, refusals, silences, measurements, ...dates } = told;
  const { tolerance, ...defined } = definition;
  const actual = actualOf(told);
  return part({
    ...fields({ ...defined, tolerance: tolerance ?? null, ...dates }).parts,
    acceptances: several(
      acceptances,
      ({ organisationId }) => organisationId,
      ({ on }) => fields({ on }),
    ),
    refusals: several(
      refusals,
      ({ refusalId }) => refusalId,
      ({ refusalId: __, ...refused }) => fields(refused),
    ),
    silences: several(
      silences,
      ({ on }) => on,
      ({ organisationIds, justification }) => fields({ organisationIds, justification }),
    ),
    measurements: several(
      measurements,
      ({ measurementId }) => measurementId,
      ({ measurementId: __, ...measured }) => fields(measured),
    ),
    actual: leaf(actual),
    progress: leaf(progressOf(definition, actual)),
    maintained: leaf(maintained(definition, actual)),
  });
});
const indicator = once((told: Indicator) =>
  part({
    version: leaf(versionInUse(told).version),
    versions: several(told.versions, (one) => String(one.version), version),
  }),
);
const evaluated = once(({ parties, indicators }: Evaluation) => ({
  parties: several(parties, ({ organisationId }) => organisationId, party),
  indicators: several(indicators, ({ indicatorId }) => indicatorId, indicator),
}));

const framed = once(({ objectives, qualifications, deployments }: Framework) => ({
  objectives: several(
    objectives,
    ({ organisationId }) => organisationId,
    ({ statedOn, objectives: stated }) => fields({ statedOn, objectives: stated }),
  ),
  qualifications: several(
    qualifications,
    ({ qualificationId }) => qualificationId,
    ({ qualificationId: _, ...told }) => fields(told),
  ),
  deployments: several(
    deployments,
    ({ deploymentId }) => deploymentId,
    ({ deploymentId: _, source: __, ...told }) => fields(told),
  ),
}));

/**
 * A partnership's sheet as fields to compare: all that follows from its facts. What time alone changes (days in stage,
 * days late) is not among them, nor are the names of organisations, which are facts of others.
 */
export const comparedSheet = ({
  description: described,
  path,
  gates,
  evaluation,
  framework,
}: Partnership): Part =>
  part({
    ...standing(path).parts,
    description: description(described),
    path: stays(path),
    ...atGates(gates),
    ...evaluated(evaluation),
    requiredParties: leaf(evaluation.requiredParties),
    ...framed(framework),
  });
