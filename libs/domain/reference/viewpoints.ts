import { codesOf, type Labels } from './labels.js';

/** Actors who are asked as a panel, beside the parties (domain, §3: "regard croisé"). */
export const PANEL_LABELS = {
  beneficiaries: { fr: 'Bénéficiaires', en: 'Beneficiaries' },
  employees: { fr: 'Salariés', en: 'Employees' },
  citizens: { fr: 'Citoyens', en: 'Citizens' },
  mayors: { fr: 'Maires', en: 'Mayors' },
} as const satisfies Labels<string>;
export type Panel = keyof typeof PANEL_LABELS;
export const PANELS = codesOf(PANEL_LABELS);

/** Answers that are no mark on a scale: counted apart, never zero (domain, §3). */
export const NON_MARK_LABELS = {
  'not-concerned': { fr: 'Non concerné', en: 'Not concerned' },
  'dont-know': { fr: 'Ne sait pas', en: "Don't know" },
} as const satisfies Labels<string>;
export type NonMark = keyof typeof NON_MARK_LABELS;
export const NON_MARKS = codesOf(NON_MARK_LABELS);

/** Why a closed round is opened again. */
export const ROUND_REOPENING_REASON_LABELS = {
  'closed-too-early': { fr: 'Clôturée trop tôt', en: 'Closed too early' },
  'party-could-not-answer': {
    fr: 'Une partie n’avait pas pu répondre',
    en: 'A party could not answer',
  },
  'panel-incomplete': { fr: 'Panel incomplet', en: 'Panel incomplete' },
  other: { fr: 'Autre', en: 'Other' },
} as const satisfies Labels<string>;
export type RoundReopeningReason = keyof typeof ROUND_REOPENING_REASON_LABELS;
export const ROUND_REOPENING_REASONS = codesOf(ROUND_REOPENING_REASON_LABELS);

/** What a partner replies to a finding of the evaluator. */
export const REPLY_STANCE_LABELS = {
  shares: { fr: 'Partage', en: 'Shares it' },
  'shares-in-part': { fr: 'Partage en partie', en: 'Shares it in part' },
  'does-not-share': { fr: 'Ne partage pas', en: 'Does not share it' },
} as const satisfies Labels<string>;
export type ReplyStance = keyof typeof REPLY_STANCE_LABELS;
export const REPLY_STANCES = codesOf(REPLY_STANCE_LABELS);

/** How an agreed action goes on, to its end. */
export const ACTION_STATE_LABELS = {
  'in-progress': { fr: 'En cours', en: 'In progress' },
  postponed: { fr: 'Reportée', en: 'Postponed' },
  done: { fr: 'Faite', en: 'Done' },
  abandoned: { fr: 'Abandonnée', en: 'Abandoned' },
} as const satisfies Labels<string>;
export type ActionState = keyof typeof ACTION_STATE_LABELS;
export const ACTION_STATES = codesOf(ACTION_STATE_LABELS);
