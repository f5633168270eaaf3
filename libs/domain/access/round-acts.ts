import { type RoundCommands } from '../evaluation/round.js';
import { type SheetCommands } from '../evaluation/sheet.js';
import { type RoundState } from '../evaluation/round-state.js';
import { type Label } from '../reference/labels.js';
import { type PartyRole } from '../reference/organisations.js';

/** What people do in a round; its results are drawn up by nobody. */
export type RoundAct = Exclude<keyof RoundCommands, 'draw-results'> | keyof SheetCommands | 'enter-counts';

/** In which states of the round an act has a place; the domain's rules say the rest. */
export const ROUND_WHEN = {
  'not-opened': { fr: 'avant qu’il y ait un tour', en: 'before there is a round' },
  open: { fr: 'tant que le tour est ouvert', en: 'while the round is open' },
  closed: { fr: 'quand le tour est clos', en: 'when the round is closed' },
  'once-closed': { fr: 'une fois le tour clos', en: 'once the round was closed' },
} as const satisfies Readonly<Record<string, Label>>;
export type RoundWhen = keyof typeof ROUND_WHEN;

export interface RoundActRule {
  readonly says: Label;
  /** The roles of current parties that may do it, or the current parties that the round asks. */
  readonly by: readonly PartyRole[] | 'asked';
  readonly when: RoundWhen;
  /** True where the act is the word of one organisation: one speaks for one's own. */
  readonly isOwnWord?: true;
}

/** Those who lead an evaluation: never a funder or a carrier alone (domain, §3). */
const CONDUCTING = ['evaluator', 'neutral-third-party'] as const;

/** Who may do what in an evaluation round; the data steward may do all of it, from papers. */
export const ROUND_ACTS: Readonly<Record<RoundAct, RoundActRule>> = {
  'open-round': {
    says: { fr: 'Ouvrir un tour d’évaluation', en: 'Open an evaluation round' },
    by: CONDUCTING,
    when: 'not-opened',
  },
  'invite-panel': { says: { fr: 'Inviter un panel', en: 'Invite a panel' }, by: CONDUCTING, when: 'open' },
  'enter-counts': {
    says: { fr: 'Saisir les décomptes d’un panel', en: 'Enter the counts of a panel' },
    by: CONDUCTING,
    when: 'open',
  },
  'remind-silent': {
    says: { fr: 'Relancer ceux qui n’ont pas répondu', en: 'Remind those who have not answered' },
    by: CONDUCTING,
    when: 'open',
  },
  'close-round': { says: { fr: 'Clore le tour', en: 'Close the round' }, by: CONDUCTING, when: 'open' },
  'reopen-round': { says: { fr: 'Rouvrir le tour', en: 'Reopen the round' }, by: CONDUCTING, when: 'closed' },
  'give-sheet': {
    says: { fr: 'Répondre au questionnaire', en: 'Answer the questionnaire' },
    by: 'asked',
    when: 'open',
    isOwnWord: true,
  },
  'name-official-sheet': {
    says: { fr: 'Désigner sa réponse officielle', en: 'Name one’s official answer' },
    by: 'asked',
    when: 'open',
    isOwnWord: true,
  },
  'record-finding': {
    says: { fr: 'Poser un constat ou une recommandation', en: 'State a finding or a recommendation' },
    by: CONDUCTING,
    when: 'once-closed',
  },
  'reply-to-finding': {
    says: { fr: 'Répondre à un constat', en: 'Reply to a finding' },
    by: 'asked',
    when: 'once-closed',
    isOwnWord: true,
  },
  'agree-action': {
    says: { fr: 'Convenir d’une action', en: 'Agree an action' },
    by: 'asked',
    when: 'once-closed',
  },
  'follow-action': {
    says: { fr: 'Suivre une action convenue', en: 'Follow up an agreed action' },
    by: 'asked',
    when: 'once-closed',
  },
};

const IN: Readonly<Record<RoundWhen, (state: RoundState) => boolean>> = {
  'not-opened': () => false,
  open: (state) => state !== 'closed',
  closed: (state) => state === 'closed',
  'once-closed': (state) => state !== 'open',
};

/** Whether an act has a place in a round that stands so. */
export const hasPlaceInRound = (state: RoundState, act: RoundAct): boolean => IN[ROUND_ACTS[act].when](state);
