import { type Objective, type ObjectiveList, type Qualification } from '#domain';
import { NamedOrganisation } from './named-organisation.response.js';
import { type SheetSource } from './sheet-source.response.js';

/** Who must accept an indicator. */
export class SheetFramework {
  /** Those who must today: current parties only. */
  requiredParties: NamedOrganisation[];
  /** True where nothing else was said: the current carriers, partners and funders. */
  isDefault: boolean;
  /** Day on which it was last said; null where it never was. */
  setOn: string | null;
}

export class SheetExpectedObjective {
  objective: Objective;
  /** 1 (nothing) to 5 (much). */
  expected: number;
}

/** What a party expects of the partnership. */
export class SheetObjectives extends NamedOrganisation {
  /** Id of the fact. */
  factId: string;
  statedOn: string;
  /** The list that its sphere speaks by. */
  list: ObjectiveList;
  objectives: SheetExpectedObjective[];
}

/** What the project was found to be. */
export class SheetQualification {
  /** Id of the fact. */
  factId: string;
  qualification: Qualification;
  qualifiedOn: string;
  /** Opened for the reader; null when it was forgotten. */
  justification: string | null;
  agreedBy: NamedOrganisation[];
}

export class SheetTakenUpBy {
  kind: 'public-policy' | 'market';
  name: string;
}

/** Figures of the deployment on a day. */
export class SheetDeployment {
  /** Id of the fact. */
  factId: string;
  recordedOn: string;
  territoriesReached: number | null;
  beneficiariesReached: number | null;
  /** Sites of swarming (essaimage). */
  swarmingSites: number | null;
  takenUpBy: SheetTakenUpBy[];
  source: SheetSource | null;
}
