import { codesOf, type Label, type Labels } from './labels.js';

/** The five stages of societal innovation, in order (PHARE18 §3-2). */
export const STAGE_LABELS = {
  conception: { fr: 'Conception', en: 'Conception' },
  experimentation: { fr: 'Expérimentation', en: 'Experimentation' },
  modelling: { fr: 'Modélisation', en: 'Modelling' },
  swarming: { fr: 'Essaimage', en: 'Swarming' },
  industrialisation: { fr: 'Industrialisation', en: 'Industrialisation' },
} as const satisfies Labels<string>;

export type Stage = keyof typeof STAGE_LABELS;
export const STAGES = codesOf(STAGE_LABELS);

/** Where a partnership may stand: at a stage, off the path (it carries no innovation yet), or where no document says. */
export const STANDING_LABELS = {
  ...STAGE_LABELS,
  'off-path': { fr: 'Hors parcours', en: 'Off the path' },
  'not-stated': { fr: 'Étape non indiquée', en: 'Stage not stated' },
} as const satisfies Labels<string>;
export type Standing = keyof typeof STANDING_LABELS;
export const STANDINGS = codesOf(STANDING_LABELS);

export const isStage = (standing: Standing): standing is Stage => standing in STAGE_LABELS;
export const stageNumber = (stage: Stage): number => STAGES.indexOf(stage) + 1;
export const stageAfter = (stage: Stage): Stage | null => STAGES[STAGES.indexOf(stage) + 1] ?? null;
export const isBefore = (stage: Stage, other: Stage): boolean => stageNumber(stage) < stageNumber(other);

export const PHASE_LABELS = {
  'societal-rd': { fr: 'R&D sociétale', en: 'Societal R&D' },
  'proof-of-concept': { fr: 'Preuve de concept', en: 'Proof of concept' },
  deployment: { fr: 'Déploiement', en: 'Deployment' },
} as const satisfies Labels<string>;
export type Phase = keyof typeof PHASE_LABELS;
export const PHASE_OF: Readonly<Record<Stage, Phase>> = {
  conception: 'societal-rd',
  experimentation: 'societal-rd',
  modelling: 'proof-of-concept',
  swarming: 'deployment',
  industrialisation: 'deployment',
};

/** The stages that a gate leads out of: all but the last. A gate is named by the stage it leaves. */
export const GATES = ['conception', 'experimentation', 'modelling', 'swarming'] as const;
export type Gate = (typeof GATES)[number];
export const isGate = (stage: Stage): stage is Gate => stage !== 'industrialisation';

/** The passages where partnerships fail, one per gate (PHARE18; one per passage is our reading). */
export const RISK_ZONE_LABELS = {
  'desert-crossing': { fr: 'Traversée du désert', en: 'Crossing the desert' },
  'valley-of-death': { fr: 'Vallée de la mort', en: 'Valley of death' },
  'growth-crisis': { fr: 'Crise de croissance', en: 'Growth crisis' },
  'quantum-leap': { fr: 'Saut quantique', en: 'Quantum leap' },
} as const satisfies Labels<string>;
export type RiskZone = keyof typeof RISK_ZONE_LABELS;
export const RISK_ZONE_OF: Readonly<Record<Gate, RiskZone>> = {
  conception: 'desert-crossing',
  experimentation: 'valley-of-death',
  modelling: 'growth-crisis',
  swarming: 'quantum-leap',
};

/** Name of a gate: « Conception → Expérimentation ». */
export const gateLabel = (gate: Gate): Label => {
  const next = STAGE_LABELS[stageAfter(gate) as Stage];
  return { fr: `${STAGE_LABELS[gate].fr} → ${next.fr}`, en: `${STAGE_LABELS[gate].en} → ${next.en}` };
};

/** How a partnership's life stands, apart from its stage. */
export const STATUS_LABELS = {
  active: { fr: 'En cours', en: 'Active' },
  suspended: { fr: 'Suspendu', en: 'Suspended' },
  completed: { fr: 'Achevé', en: 'Completed' },
  abandoned: { fr: 'Abandonné', en: 'Abandoned' },
  transferred: { fr: 'Transmis', en: 'Transferred' },
} as const satisfies Labels<string>;
export type Status = keyof typeof STATUS_LABELS;
export const STATUSES = codesOf(STATUS_LABELS);

/** The ways a partnership ends. */
export const ENDINGS = ['completed', 'abandoned', 'transferred'] as const;
export type Ending = (typeof ENDINGS)[number];

/** To whom a partnership's work is transferred. */
export const TRANSFER_LABELS = {
  'public-policy': { fr: 'Politique publique', en: 'Public policy' },
  market: { fr: 'Marché', en: 'Market' },
} as const satisfies Labels<string>;
export const TRANSFERS = codesOf(TRANSFER_LABELS);

export const GATE_OUTCOME_LABELS = {
  go: { fr: 'Passage', en: 'Go' },
  conditional: { fr: 'Passage sous conditions', en: 'Conditional go' },
  'no-go': { fr: 'Refus de passage', en: 'No-go' },
} as const satisfies Labels<string>;
export const GATE_OUTCOMES = codesOf(GATE_OUTCOME_LABELS);
export type GateOutcome = (typeof GATE_OUTCOMES)[number];
