import { type Command, type Possible } from '../kernel/aggregate.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personal } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { OBJECTIVES_BY_LIST, type Objective } from '../reference/objectives.js';
import { type Qualification } from '../reference/qualifications.js';
import {
  DeploymentRecorded,
  EvaluationFrameworkSet,
  ObjectivesStated,
  PartnershipQualified,
} from './framework-events.js';
import { currentParty } from './parties.js';
import { notBeforeStart, notEnded, type Partnership } from './partnership-state.js';

export interface FrameworkCommands {
  'set-evaluation-framework': { readonly requiredParties: readonly string[] | null };
  /** `list` follows from the organisation's sphere, which the register knows. */
  'state-objectives': EventOf<typeof ObjectivesStated>['data'];
  qualify: {
    readonly qualification: Qualification;
    readonly justification: string;
    readonly agreedBy: readonly string[];
  };
  'record-deployment': EventOf<typeof DeploymentRecorded>['data'];
}
type Asked<Type extends keyof FrameworkCommands> = Command<Type, FrameworkCommands[Type]>;

const sameSet = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : sameContent(a.toSorted(), b.toSorted());

export const decideFramework = {
  'set-evaluation-framework': (
    { evaluation }: Partnership,
    { data }: Asked<'set-evaluation-framework'>,
  ): DomainEvent[] => {
    const requiredParties = data.requiredParties && [...new Set(data.requiredParties)];
    return sameSet(requiredParties, evaluation.requiredParties)
      ? []
      : [EvaluationFrameworkSet.of({ requiredParties })];
  },
  'state-objectives': ({ framework }: Partnership, { data }: Asked<'state-objectives'>): DomainEvent[] => {
    const before = framework.objectives.find(({ organisationId }) => organisationId === data.organisationId);
    const { organisationId, list, objectives } = data;
    return before && sameContent(before.objectives, objectives)
      ? []
      : [ObjectivesStated.of({ organisationId, list, objectives })];
  },
  qualify: (_: Partnership, { data }: Asked<'qualify'>): DomainEvent[] => [
    PartnershipQualified.of({
      qualification: data.qualification,
      justification: personal(data.justification),
      agreedBy: [...new Set(data.agreedBy)],
    }),
  ],
  'record-deployment': (_: Partnership, { data, source }: Asked<'record-deployment'>): DomainEvent[] => {
    if (!source) throw new RuleViolation('SOURCE_REQUIRED', {}, 'source');
    return [DeploymentRecorded.of(data)];
  },
};

function currentOnes({ evaluation }: Partnership, organisationIds: readonly string[], field: string): void {
  organisationIds.forEach((organisationId, index) => {
    if (!currentParty(evaluation.parties, organisationId))
      throw new RuleViolation('PARTY_NOT_IN', { organisationId }, `${field}/${index}`);
  });
}

export const possibleFramework: Possible<Partnership> = {
  [EvaluationFrameworkSet.type]: (partnership, fact: Fact<EventOf<typeof EvaluationFrameworkSet>>) => {
    notEnded(partnership, fact);
    currentOnes(partnership, fact.data.requiredParties ?? [], 'requiredParties');
  },
  [ObjectivesStated.type]: (partnership, fact: Fact<EventOf<typeof ObjectivesStated>>) => {
    notBeforeStart(partnership, fact);
    const { organisationId, list, objectives } = fact.data;
    if (!currentParty(partnership.evaluation.parties, organisationId))
      throw new RuleViolation('PARTY_NOT_IN', { organisationId }, 'organisationId');
    const seen = new Set<Objective>();
    objectives.forEach(({ objective }, index) => {
      const field = `objectives/${index}/objective`;
      if (!(OBJECTIVES_BY_LIST[list] as readonly Objective[]).includes(objective))
        throw new RuleViolation('OBJECTIVE_NOT_OF_SPHERE', { objective, list }, field);
      if (seen.has(objective)) throw new RuleViolation('OBJECTIVE_REPEATED', { objective }, field);
      seen.add(objective);
    });
  },
  [PartnershipQualified.type]: (partnership, fact: Fact<EventOf<typeof PartnershipQualified>>) => {
    notBeforeStart(partnership, fact);
    currentOnes(partnership, fact.data.agreedBy, 'agreedBy');
  },
  [DeploymentRecorded.type]: (partnership, fact: Fact<EventOf<typeof DeploymentRecorded>>) => {
    notBeforeStart(partnership, fact);
    const { territoriesReached, beneficiariesReached, swarmingSites, takenUpBy } = fact.data;
    const saysNothing =
      takenUpBy.length === 0 &&
      [territoriesReached, beneficiariesReached, swarmingSites].every((figure) => figure === null);
    if (saysNothing) throw new RuleViolation('DEPLOYMENT_SAYS_NOTHING');
  },
};
