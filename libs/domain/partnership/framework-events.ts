import { z } from 'zod';
import { defineEvent } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';
import { OBJECTIVES, OBJECTIVES_BY_LIST, type ObjectiveList } from '../reference/objectives.js';
import { QUALIFICATIONS, TAKERS_UP } from '../reference/qualifications.js';

export const EvaluationFrameworkSet = defineEvent({
  type: 'partnership.evaluation-framework-set',
  summary: {
    fr: 'Le cadre d’évaluation dit quelles parties doivent accepter les indicateurs.',
    en: 'The evaluation framework says which parties must accept indicators.',
  },
  schema: z.strictObject({
    /** Null: the current carriers, partners and funders. */
    requiredParties: z.array(z.uuid()).min(1).max(100).nullable(),
  }),
});

export const ObjectivesStated = defineEvent({
  type: 'partnership.objectives-stated',
  summary: {
    fr: 'Une partie énonce les objectifs qu’elle poursuit, et ce qu’elle attend de chacun.',
    en: 'A party states the objectives it seeks, and what it expects of each.',
  },
  schema: z.strictObject({
    organisationId: z.uuid(),
    /** The list that the organisation's sphere speaks by, as the register had it then. */
    list: z.enum(Object.keys(OBJECTIVES_BY_LIST) as [ObjectiveList, ...ObjectiveList[]]),
    /** Replaces what it stated before. */
    objectives: z
      .array(z.strictObject({ objective: z.enum(OBJECTIVES), expected: z.int().min(1).max(5) }))
      .min(1)
      .max(OBJECTIVES.length),
  }),
});

export const PartnershipQualified = defineEvent({
  type: 'partnership.qualified',
  summary: {
    fr: 'Le projet est qualifié : initiative, invention ou innovation.',
    en: 'The project is qualified: initiative, invention or innovation.',
  },
  schema: z.strictObject({
    qualification: z.enum(QUALIFICATIONS),
    justification: personalText(),
    /** The parties that agree with it. */
    agreedBy: z.array(z.uuid()).max(100),
  }),
});

const count = z.int().min(0).max(2_000_000_000).nullable();

export const DeploymentRecorded = defineEvent({
  type: 'partnership.deployment-recorded',
  summary: {
    fr: 'Les chiffres du déploiement sont relevés, avec leur source.',
    en: 'Figures of the deployment are recorded, with their source.',
  },
  schema: z.strictObject({
    territoriesReached: count,
    beneficiariesReached: count,
    /** Sites of swarming (essaimage). */
    swarmingSites: count,
    takenUpBy: z.array(z.strictObject({ kind: z.enum(TAKERS_UP), name: z.string().min(1).max(200) })).max(50),
  }),
});
