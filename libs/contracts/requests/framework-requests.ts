import {
  OBJECTIVE_LABELS,
  QUALIFICATION_LABELS,
  TAKEN_UP_BY_LABELS,
  type Objective,
  type Qualification,
  type TAKERS_UP,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Id, Ids, Parts, Text, Whole } from './fields.js';
import { PersonalTextField } from './personal.js';

export class SetEvaluationFrameworkRequest extends FactRequest {
  @Ids(
    {
      fr: 'Parties qui doivent accepter les indicateurs ; null : porteurs, partenaires et financeurs du moment',
      en: 'Parties that must accept indicators; null: the carriers, partners and funders of the moment',
    },
    { nullable: true, min: 1, max: 100 },
  )
  requiredParties: string[] | null = null;
}

export class ExpectedObjectiveRequest {
  @Code(OBJECTIVE_LABELS, {
    fr: 'Objectif, parmi ceux de la sphère',
    en: 'Objective, among those of the sphere',
  })
  objective: Objective;

  @Whole(
    {
      fr: 'Ce qui en est attendu, de 1 (rien) à 5 (beaucoup)',
      en: 'What is expected of it, 1 (nothing) to 5 (much)',
    },
    { min: 1, max: 5 },
  )
  expected: number;
}

export class StateObjectivesRequest extends FactRequest {
  @Id({ fr: 'Partie qui énonce ses objectifs', en: 'Party that states its objectives' })
  organisationId: string;

  @Parts(
    () => ExpectedObjectiveRequest,
    {
      fr: 'Objectifs, à la place de ceux énoncés auparavant',
      en: 'Objectives, in place of those stated before',
    },
    { min: 1, max: Object.keys(OBJECTIVE_LABELS).length },
  )
  objectives: ExpectedObjectiveRequest[];
}

export class QualifyRequest extends FactRequest {
  @Code(QUALIFICATION_LABELS, { fr: 'Ce qu’est le projet', en: 'What the project is' })
  qualification: Qualification;

  @PersonalTextField({ fr: 'Justification', en: 'Justification' })
  justification: string;

  @Ids(
    { fr: 'Parties qui en sont d’accord', en: 'Parties that agree' },
    { optional: true, default: [], max: 100 },
  )
  agreedBy: string[] = [];
}

export class TakenUpByRequest {
  @Code(TAKEN_UP_BY_LABELS, { fr: 'Ce qui reprend la solution', en: 'What takes the solution up' })
  kind: (typeof TAKERS_UP)[number];

  @Text(200, { fr: 'Son nom', en: 'Its name' })
  name: string;
}

const COUNT = { min: 0, max: 2_000_000_000, nullable: true };

export class RecordDeploymentRequest extends FactRequest {
  @Whole({ fr: 'Territoires touchés', en: 'Territories reached' }, COUNT)
  territoriesReached: number | null = null;

  @Whole({ fr: 'Bénéficiaires touchés', en: 'Beneficiaries reached' }, COUNT)
  beneficiariesReached: number | null = null;

  @Whole({ fr: 'Sites d’essaimage', en: 'Sites of swarming' }, COUNT)
  swarmingSites: number | null = null;

  @Parts(
    () => TakenUpByRequest,
    {
      fr: 'Politiques publiques et marchés qui la reprennent',
      en: 'Public policies and markets that take it up',
    },
    { optional: true, default: [], max: 50 },
  )
  takenUpBy: TakenUpByRequest[] = [];
}
