import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { defineEvent, type Upcaster } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';
import { placeSchema } from '../organisation/organisation-events.js';
import { DIMENSIONS } from '../reference/gate-criteria.js';
import { AUDIENCES, PUBLISHED_ITEMS } from '../reference/audiences.js';
import { EVIDENCE_KINDS, OPINIONS } from '../reference/impacts.js';
import { PARTY_ROLES } from '../reference/organisations.js';
import {
  ABANDONMENT_REASONS,
  GOING_BACK_REASONS,
  REOPENING_REASONS,
  SUSPENSION_REASONS,
} from '../reference/reasons.js';
import { ENDINGS, GATE_OUTCOMES, GATES, STAGES, STANDINGS, TRANSFERS } from '../reference/stages.js';
import { CATEGORIES, DOMAINS, ODD_CODES, TERRITORY_KINDS } from '../reference/themes.js';

const shortText = (max: number) => z.string().min(1).max(max);
const organisationId = z.uuid();
const roles = z.array(z.enum(PARTY_ROLES)).min(1).max(PARTY_ROLES.length);

export const territorySchema = placeSchema.extend({ kind: z.enum(TERRITORY_KINDS) });
export const oddSchema = z.strictObject({
  main: z.enum(ODD_CODES),
  others: z.array(z.enum(ODD_CODES)).max(16),
});

/** What a partnership is about: stored in clear, since it is searched; forms ask for no personal names. */
const description = {
  title: shortText(200),
  need: z.string().max(2_000),
  purpose: z.string().max(2_000),
  populations: z.array(shortText(200)).max(20),
  territories: z.array(territorySchema).max(50),
  domains: z.array(z.enum(DOMAINS)).max(DOMAINS.length),
  odd: oddSchema.nullable(),
};

// — Description

export const PartnershipRegistered = defineEvent({
  type: 'partnership.registered',
  summary: {
    fr: "Un partenariat entre au registre, à l'étape où il débute, hors parcours, ou sans étape indiquée.",
    en: 'A partnership is registered, at the stage where it starts, off the path, or with no stage stated.',
  },
  schema: z.strictObject({
    ...description,
    category: z.enum(CATEGORIES),
    standing: z.enum(STANDINGS),
    /** True for the partnerships of the demonstration that do not exist. */
    fictional: z.boolean(),
  }),
});

export const PartnershipDescriptionAmended = defineEvent({
  type: 'partnership.description-amended',
  summary: {
    fr: 'La description du partenariat est modifiée.',
    en: "The partnership's description is amended.",
  },
  schema: z.strictObject(description).partial(),
});

export const PartnershipCategoryChanged = defineEvent({
  type: 'partnership.category-changed',
  summary: {
    fr: 'Le partenariat change de catégorie avec sa maturité.',
    en: 'The partnership changes category as it matures.',
  },
  schema: z.strictObject({ category: z.enum(CATEGORIES), comment: personalText().nullable() }),
});

// — Parties

export const PartyJoined = defineEvent({
  type: 'partnership.party-joined',
  summary: {
    fr: 'Une organisation rejoint le partenariat, avec ses rôles.',
    en: 'An organisation joins the partnership, with its roles.',
  },
  schema: z.strictObject({ organisationId, roles }),
});

export const PartyRolesChanged = defineEvent({
  type: 'partnership.party-roles-changed',
  summary: { fr: 'Une partie change de rôles.', en: 'A party changes roles.' },
  schema: z.strictObject({ organisationId, roles }),
});

export const PartyLeft = defineEvent({
  type: 'partnership.party-left',
  summary: {
    fr: 'Une partie quitte le partenariat, avec sa stratégie de sortie.',
    en: 'A party leaves the partnership, with its exit strategy.',
  },
  schema: z.strictObject({ organisationId, exitStrategy: personalText().nullable() }),
});

// — Publication

export const PublicationChanged = defineEvent({
  type: 'partnership.publication-changed',
  summary: {
    fr: 'Les partenaires changent ce qu’ils publient du partenariat.',
    en: 'The partners change what they publish of the partnership.',
  },
  schema: z.strictObject({
    /** What anyone may read. */
    items: z.array(z.enum(PUBLISHED_ITEMS)).max(PUBLISHED_ITEMS.length),
    /** Whether the public bodies of its territories read it as parties do. */
    sharedWithTerritory: z.boolean(),
  }),
});

// — Path

export const PathEntered = defineEvent({
  type: 'partnership.path-entered',
  summary: {
    fr: 'Le partenariat entre dans le parcours, à une étape.',
    en: 'The partnership enters the path, at a stage.',
  },
  schema: z.strictObject({ stage: z.enum(STAGES) }),
});

export const StageObserved = defineEvent({
  type: 'partnership.stage-observed',
  summary: {
    fr: "L'étape du partenariat est constatée de l'extérieur ; la date du passage reste inconnue.",
    en: "The partnership's stage is observed from outside; the date of the passage stays unknown.",
  },
  schema: z.strictObject({ stage: z.enum(STAGES), observerId: organisationId.nullable() }),
});

export const WentBack = defineEvent({
  type: 'partnership.went-back',
  summary: {
    fr: 'Le partenariat revient à une étape antérieure.',
    en: 'The partnership goes back to an earlier stage.',
  },
  schema: z.strictObject({
    from: z.enum(STAGES),
    to: z.enum(STAGES),
    reason: z.enum(GOING_BACK_REASONS),
    comment: personalText().nullable(),
  }),
});

export const PartnershipSuspended = defineEvent({
  type: 'partnership.suspended',
  summary: { fr: 'Le partenariat est suspendu.', en: 'The partnership is suspended.' },
  schema: z.strictObject({ reason: z.enum(SUSPENSION_REASONS), comment: personalText().nullable() }),
});

export const PartnershipResumed = defineEvent({
  type: 'partnership.resumed',
  summary: { fr: 'Le partenariat reprend.', en: 'The partnership resumes.' },
  schema: z.strictObject({ comment: personalText().nullable() }),
});

export const PartnershipEnded = defineEvent({
  type: 'partnership.ended',
  summary: {
    fr: 'Le partenariat prend fin : achevé, abandonné ou transmis.',
    en: 'The partnership ends: completed, abandoned or transferred.',
  },
  schema: z.strictObject({
    ending: z.enum(ENDINGS),
    reason: z.enum(ABANDONMENT_REASONS).nullable(),
    transferredTo: z.enum(TRANSFERS).nullable(),
    comment: personalText().nullable(),
  }),
});

export const PartnershipReopened = defineEvent({
  type: 'partnership.reopened',
  summary: { fr: 'Le partenariat est rouvert.', en: 'The partnership is reopened.' },
  schema: z.strictObject({ reason: z.enum(REOPENING_REASONS), comment: personalText().nullable() }),
});

// — Gates

const gate = z.enum(GATES);
const conditionId = z.uuid();

/** Before items had an audience, all parties read them. */
const readByAllParties: Upcaster = (data) => ({ ...data, audience: 'parties' });

export const GateCriteriaChanged = defineEvent({
  type: 'partnership.gate-criteria-changed',
  summary: {
    fr: "Les critères d'un passage sont remplacés pour ce partenariat.",
    en: "A gate's criteria are replaced for this partnership.",
  },
  schema: z.strictObject({
    gate,
    version: z.string().regex(/^own-\d+$/),
    criteria: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z0-9-]{2,60}$/),
          dimension: z.enum(DIMENSIONS),
          label: z.strictObject({ fr: shortText(200), en: shortText(200) }),
        }),
      )
      .min(1)
      .max(20),
    reason: personalText(),
  }),
});

export const GateReviewPlanned = defineEvent({
  type: 'partnership.gate-review-planned',
  summary: {
    fr: 'La revue d’un passage est planifiée, avec ceux qui décideront.',
    en: 'A gate review is planned, with those who will decide.',
  },
  schema: z.strictObject({
    gate,
    plannedFor: businessDate(),
    deciderIds: z.array(organisationId).min(1).max(20),
    comment: personalText().nullable(),
  }),
});

export const GateReviewReplanned = defineEvent({
  type: 'partnership.gate-review-replanned',
  summary: { fr: 'La revue d’un passage est replanifiée.', en: 'A gate review is planned anew.' },
  schema: z.strictObject({
    gate,
    from: businessDate(),
    plannedFor: businessDate(),
    deciderIds: z.array(organisationId).min(1).max(20),
    comment: personalText().nullable(),
  }),
});

export const EvidenceBrought = defineEvent({
  type: 'partnership.evidence-brought',
  summary: {
    fr: 'Une preuve est apportée à l’appui d’un critère de passage.',
    en: 'Evidence is brought against a criterion of a gate.',
  },
  schema: z.strictObject({
    gate,
    criterion: shortText(60),
    kind: z.enum(EVIDENCE_KINDS),
    text: personalText().nullable(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable(),
    fileName: personalText().nullable(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    audience: z.enum(AUDIENCES),
  }),
  upcasters: [readByAllParties],
});

export const OpinionGiven = defineEvent({
  type: 'partnership.opinion-given',
  summary: { fr: 'Une partie donne son avis sur un passage.', en: 'A party gives its opinion on a gate.' },
  schema: z.strictObject({
    gate,
    organisationId,
    opinion: z.enum(OPINIONS),
    comment: personalText().nullable(),
    audience: z.enum(AUDIENCES),
  }),
  upcasters: [readByAllParties],
});

export const GateDecisionProposed = defineEvent({
  type: 'partnership.gate-decision-proposed',
  summary: {
    fr: 'Une décision est proposée à un passage, pour qu’une autre personne la prenne.',
    en: 'A decision is proposed at a gate, for another person to take.',
  },
  schema: z.strictObject({
    gate,
    outcome: z.enum(GATE_OUTCOMES),
    comment: personalText().nullable(),
  }),
});

export const GateDecided = defineEvent({
  type: 'partnership.gate-decided',
  summary: {
    fr: 'Le passage à l’étape suivante est décidé.',
    en: 'The passage to the next stage is decided.',
  },
  schema: z.strictObject({
    gate,
    outcome: z.enum(GATE_OUTCOMES),
    criteriaVersion: z.string(),
    /** Every criterion in force, with the evidence brought against it, or the reason for which it is waived. */
    assessment: z.array(
      z.strictObject({
        criterion: z.string(),
        evidenceIds: z.array(z.uuid()),
        waiver: personalText().nullable(),
      }),
    ),
    conditions: z.array(z.strictObject({ conditionId, text: personalText(), dueOn: businessDate() })).max(20),
    deciderIds: z.array(organisationId).min(1).max(20),
    comment: personalText().nullable(),
  }),
});

export const ConditionMet = defineEvent({
  type: 'partnership.condition-met',
  summary: { fr: 'Une condition posée à un passage est remplie.', en: 'A condition set at a gate is met.' },
  schema: z.strictObject({ conditionId, comment: personalText().nullable() }),
});

export const ConditionWaived = defineEvent({
  type: 'partnership.condition-waived',
  summary: {
    fr: 'Une condition posée à un passage est levée, avec un motif.',
    en: 'A condition set at a gate is waived, with a reason.',
  },
  schema: z.strictObject({ conditionId, justification: personalText() }),
});
