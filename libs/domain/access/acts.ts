import { type CorrectionCommands } from '../kernel/correct-fact.js';
import { type PartnershipCommands } from '../partnership/partnership.js';
import { type Label } from '../reference/labels.js';
import { PARTY_ROLES, type PartyRole } from '../reference/organisations.js';
import { type Status } from '../reference/stages.js';

/** A command to a partnership that stands. */
export type PartnershipAct = Exclude<keyof PartnershipCommands, 'register-partnership'>;
/** A command that corrects the record. */
export type CorrectiveAct = keyof CorrectionCommands;

/** In which statuses of the partnership an act has a place; the domain's rules say the rest. */
export const WHEN = {
  always: { fr: 'toujours', en: 'always' },
  'not-ended': { fr: 'tant qu’il n’a pas pris fin', en: 'while it has not ended' },
  active: { fr: 'tant qu’il est actif', en: 'while it is active' },
  suspended: { fr: 'quand il est suspendu', en: 'when it is suspended' },
  ended: { fr: 'quand il a pris fin', en: 'when it has ended' },
} as const satisfies Readonly<Record<string, Label>>;
export type When = keyof typeof WHEN;

export interface Act {
  readonly says: Label;
  /** The roles of current parties that may do it; the data steward may do all of it, from papers. */
  readonly by: readonly PartyRole[];
  readonly when: When;
  /** True where the act is the word of one organisation: one speaks for one's own. */
  readonly isOwnWord?: true;
  /** True where only those asked to accept indicators may. */
  readonly byThoseAsked?: true;
  /** True where any party may do it about itself. */
  readonly anyPartyForItself?: true;
}

const EVERY_PARTY = PARTY_ROLES;
/** Those who carry the partnership and lead it. */
const LEADING = ['carrier', 'partner', 'neutral-third-party'] as const;
const LEADING_AND_FUNDERS = [...LEADING, 'funder'] as const;
/** Those who work out together what is evaluated. */
const EVALUATING = [...LEADING_AND_FUNDERS, 'evaluator'] as const;

/** Which role of a party may do what to a partnership: the one table of it, for the commands, the pages and the documentation. */
export const PARTNERSHIP_ACTS: Readonly<Record<PartnershipAct, Act>> = {
  'amend-description': {
    says: { fr: 'Modifier la description', en: 'Amend the description' },
    by: LEADING,
    when: 'always',
  },
  'change-category': {
    says: { fr: 'Changer de catégorie', en: 'Change category' },
    by: LEADING,
    when: 'always',
  },
  publish: {
    says: { fr: 'Choisir ce qui est publié', en: 'Choose what is published' },
    by: LEADING,
    when: 'always',
  },
  'add-party': {
    says: { fr: 'Ajouter une partie', en: 'Add a party' },
    by: LEADING_AND_FUNDERS,
    when: 'not-ended',
  },
  'change-party-roles': {
    says: { fr: 'Changer les rôles d’une partie', en: 'Change a party’s roles' },
    by: LEADING,
    when: 'always',
  },
  'remove-party': {
    says: { fr: 'Constater le départ d’une partie', en: 'Record that a party leaves' },
    by: LEADING,
    when: 'always',
    anyPartyForItself: true,
  },
  'enter-path': {
    says: { fr: 'Entrer dans le parcours', en: 'Enter the path' },
    by: LEADING,
    when: 'active',
  },
  'observe-stage': {
    says: { fr: 'Constater une étape', en: 'Observe a stage' },
    by: EVALUATING,
    when: 'not-ended',
    isOwnWord: true,
  },
  'go-back': {
    says: { fr: 'Revenir à une étape antérieure', en: 'Go back to an earlier stage' },
    by: LEADING_AND_FUNDERS,
    when: 'active',
  },
  suspend: { says: { fr: 'Suspendre', en: 'Suspend' }, by: LEADING_AND_FUNDERS, when: 'active' },
  resume: { says: { fr: 'Reprendre', en: 'Resume' }, by: LEADING_AND_FUNDERS, when: 'suspended' },
  end: { says: { fr: 'Mettre fin', en: 'End' }, by: LEADING, when: 'not-ended' },
  reopen: { says: { fr: 'Rouvrir', en: 'Reopen' }, by: LEADING, when: 'ended' },
  'change-gate-criteria': {
    says: { fr: 'Remplacer les critères d’un passage', en: 'Replace the criteria of a gate' },
    by: EVALUATING,
    when: 'not-ended',
  },
  'plan-gate-review': {
    says: { fr: 'Planifier une revue', en: 'Plan a review' },
    by: EVALUATING,
    when: 'not-ended',
  },
  'bring-evidence': {
    says: { fr: 'Apporter une preuve', en: 'Bring evidence' },
    by: EVERY_PARTY,
    when: 'not-ended',
  },
  'give-opinion': {
    says: { fr: 'Donner un avis', en: 'Give an opinion' },
    by: EVERY_PARTY,
    when: 'not-ended',
    isOwnWord: true,
  },
  'propose-decision': {
    says: { fr: 'Proposer une décision', en: 'Propose a decision' },
    by: EVALUATING,
    when: 'active',
  },
  'decide-at-gate': {
    says: { fr: 'Décider d’un passage', en: 'Decide at a gate' },
    by: LEADING_AND_FUNDERS,
    when: 'active',
  },
  'meet-condition': {
    says: { fr: 'Constater qu’une condition est remplie', en: 'Record that a condition is met' },
    by: EVALUATING,
    when: 'always',
  },
  'waive-condition': {
    says: { fr: 'Lever une condition', en: 'Waive a condition' },
    by: LEADING_AND_FUNDERS,
    when: 'always',
  },
  'propose-indicator': {
    says: { fr: 'Proposer un indicateur', en: 'Propose an indicator' },
    by: EVALUATING,
    when: 'not-ended',
  },
  'revise-indicator': {
    says: {
      fr: 'Proposer une nouvelle version d’un indicateur',
      en: 'Propose a new version of an indicator',
    },
    by: EVALUATING,
    when: 'not-ended',
  },
  'accept-indicator': {
    says: { fr: 'Accepter un indicateur', en: 'Accept an indicator' },
    by: EVERY_PARTY,
    when: 'always',
    isOwnWord: true,
    byThoseAsked: true,
  },
  'refuse-indicator': {
    says: {
      fr: 'Refuser un indicateur, ou faire une contre-proposition',
      en: 'Refuse an indicator, or make a counter-proposal',
    },
    by: EVERY_PARTY,
    when: 'always',
    isOwnWord: true,
    byThoseAsked: true,
  },
  'adopt-counter-proposal': {
    says: { fr: 'Reprendre une contre-proposition', en: 'Take up a counter-proposal' },
    by: EVALUATING,
    when: 'not-ended',
  },
  'transcribe-indicator-agreement': {
    says: {
      fr: 'Transcrire un accord ancien sur un indicateur',
      en: 'Transcribe an earlier agreement on an indicator',
    },
    by: ['evaluator'],
    when: 'always',
  },
  'set-evaluation-framework': {
    says: {
      fr: 'Dire quelles parties acceptent les indicateurs',
      en: 'Say which parties accept indicators',
    },
    by: EVALUATING,
    when: 'not-ended',
  },
  'state-objectives': {
    says: { fr: 'Énoncer ses objectifs', en: 'State one’s objectives' },
    by: EVERY_PARTY,
    when: 'always',
    isOwnWord: true,
  },
  qualify: {
    says: {
      fr: 'Qualifier le projet (initiative, invention, innovation)',
      en: 'Qualify the project (initiative, invention, innovation)',
    },
    by: EVALUATING,
    when: 'always',
  },
  'record-deployment': {
    says: { fr: 'Relever les chiffres du déploiement', en: 'Record figures of the deployment' },
    by: [...LEADING, 'evaluator'],
    when: 'always',
  },
  'pass-over-silence': {
    says: { fr: 'Constater un silence et passer outre', en: 'Record silence and pass over it' },
    by: ['evaluator', 'neutral-third-party'],
    when: 'always',
  },
  'record-measurements': {
    says: { fr: 'Relever un tableau de mesures', en: 'Record a table of measurements' },
    by: [...LEADING, 'evaluator'],
    when: 'always',
  },
  'record-measurement': {
    says: { fr: 'Relever une mesure', en: 'Record a measurement' },
    by: [...LEADING, 'evaluator'],
    when: 'always',
  },
};

const IN: Readonly<Record<When, (status: Status) => boolean>> = {
  always: () => true,
  'not-ended': (status) => status === 'active' || status === 'suspended',
  active: (status) => status === 'active',
  suspended: (status) => status === 'suspended',
  ended: (status) => status !== 'active' && status !== 'suspended',
};

/** Whether an act has a place in a partnership of that status. */
export const hasPlaceIn = (status: Status, act: PartnershipAct): boolean =>
  IN[PARTNERSHIP_ACTS[act].when](status);
