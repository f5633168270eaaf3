import { type EventOf } from '../kernel/event.js';
import { type Fact, type Source } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { DeploymentRecorded, ObjectivesStated, PartnershipQualified } from './framework-events.js';

type Stated = EventOf<typeof ObjectivesStated>['data'];
type Qualified = EventOf<typeof PartnershipQualified>['data'];
type Deployed = EventOf<typeof DeploymentRecorded>['data'];

/** What a party expects of the partnership; its id is the fact's. */
export interface StatedObjectives extends Readonly<Stated> {
  readonly statementId: string;
  readonly statedOn: string;
}

/** What the project was found to be, and why. */
export interface QualificationGiven extends Omit<Readonly<Qualified>, 'justification'> {
  readonly qualificationId: string;
  readonly qualifiedOn: string;
  readonly justification: PersonalText | null;
}

/** Figures of the deployment on a day. */
export interface Deployment extends Readonly<Deployed> {
  readonly deploymentId: string;
  readonly recordedOn: string;
  readonly source: Source | null;
}

/** What frames the evaluation beside its indicators. */
export interface Framework {
  /** The last statement of each party that made one, in the order of their first. */
  readonly objectives: readonly StatedObjectives[];
  /** Oldest first; the last one holds. */
  readonly qualifications: readonly QualificationGiven[];
  /** Oldest first. */
  readonly deployments: readonly Deployment[];
}

export const frameworkFold: Fold<Framework> = {
  initial: { objectives: [], qualifications: [], deployments: [] },
  evolve: {
    [ObjectivesStated.type]: (state, { id, data, occurredOn }: Fact<EventOf<typeof ObjectivesStated>>) => {
      const stated = { ...data, statementId: id, statedOn: occurredOn };
      const isHis = ({ organisationId }: StatedObjectives) => organisationId === data.organisationId;
      return {
        ...state,
        objectives: state.objectives.some(isHis)
          ? state.objectives.map((one) => (isHis(one) ? stated : one))
          : [...state.objectives, stated],
      };
    },
    [PartnershipQualified.type]: (
      state,
      { id, data, occurredOn }: Fact<EventOf<typeof PartnershipQualified>>,
    ) => ({
      ...state,
      qualifications: [...state.qualifications, { ...data, qualificationId: id, qualifiedOn: occurredOn }],
    }),
    [DeploymentRecorded.type]: (
      state,
      { id, data, occurredOn, source }: Fact<EventOf<typeof DeploymentRecorded>>,
    ) => ({
      ...state,
      deployments: [
        ...state.deployments,
        { ...data, deploymentId: id, recordedOn: occurredOn, source: source ?? null },
      ],
    }),
  },
};
