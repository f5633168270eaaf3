import { labelOf } from '../reference/themes.js';
import { type Label } from '../reference/labels.js';
import { PANEL_LABELS } from '../reference/viewpoints.js';

type Params = Readonly<Record<string, unknown>>;

const panelLabel = (code: unknown): Label => labelOf(PANEL_LABELS, String(code));

/** The rules of evaluation rounds: part of `RULES`. */
export const ROUND_RULES = {
  // — Evaluation rounds
  QUESTIONNAIRE_UNKNOWN: {
    fr: (p: Params) => `Le questionnaire « ${p.questionnaire} » n'a pas de version ${p.version}.`,
    en: (p: Params) => `The questionnaire "${p.questionnaire}" has no version ${p.version}.`,
  },
  ROUND_ASKS_NOBODY: {
    fr: () => 'Un tour interroge au moins une partie ou un panel.',
    en: () => 'A round asks at least one party or one panel.',
  },
  ROUND_ASKS_TWICE: {
    fr: () => 'Une partie ou un panel est interrogé une fois par tour.',
    en: () => 'A party or a panel is asked once in a round.',
  },
  ROUND_CLOSES_IN_THE_PAST: {
    fr: (p: Params) => `La date de clôture (${p.closesOn}) précède l'ouverture (${p.occurredOn}).`,
    en: (p: Params) => `The closing date (${p.closesOn}) comes before the opening (${p.occurredOn}).`,
  },
  ROUND_SOURCE_REQUIRED: {
    fr: () => 'Ce qui est transcrit dans un tour se donne avec le document qui en fait foi.',
    en: () => 'What is transcribed into a round comes with the document that states it.',
  },
  ROUND_CLOSED: {
    fr: () => "Le tour est clos : on n'y répond plus.",
    en: () => 'The round is closed: it takes no more answers.',
  },
  ROUND_NOT_CLOSED: {
    fr: () => "Le tour n'est pas clos : ses réponses sont encore scellées.",
    en: () => 'The round is not closed: its answers are still sealed.',
  },
  ROUND_OVER: {
    fr: (p: Params) => `Les réponses étaient reçues jusqu'au ${p.closesOn}.`,
    en: (p: Params) => `Answers were taken until ${p.closesOn}.`,
  },
  ROUND_PARTY_NOT_ASKED: {
    fr: () => "Cette organisation n'est pas interrogée dans ce tour.",
    en: () => 'This organisation is not asked in this round.',
  },
  PANEL_NOT_ASKED: {
    fr: (p: Params) => `Le panel « ${panelLabel(p.panel).fr} » n'est pas interrogé dans ce tour.`,
    en: (p: Params) => `The panel "${panelLabel(p.panel).en}" is not asked in this round.`,
  },
  TOO_MANY_INVITATIONS: {
    fr: (p: Params) => `Un panel reçoit ${p.most} invitations au plus dans un tour.`,
    en: (p: Params) => `A panel gets ${p.most} invitations at most in a round.`,
  },
  NOBODY_TO_REMIND: {
    fr: () => 'Tous ont répondu : il n’y a personne à relancer.',
    en: () => 'Everybody has answered: there is nobody to remind.',
  },
  // — Sheets of a round
  SHEET_UNKNOWN: {
    fr: () => "Cette réponse n'est pas de cette organisation dans ce tour.",
    en: () => 'This sheet is not of this organisation in this round.',
  },
  SHEET_TOO_LONG: {
    fr: () => 'La réponse ne tient pas sous le sceau : abrégez ses commentaires.',
    en: () => 'The sheet does not fit under the seal: shorten its comments.',
  },
  QUESTION_UNKNOWN: {
    fr: (p: Params) => `La question « ${p.question} » n'est pas du questionnaire.`,
    en: (p: Params) => `The question "${p.question}" is not in the questionnaire.`,
  },
  ANSWER_NOT_ON_SCALE: {
    fr: (p: Params) => `La réponse à « ${p.question} » n'est pas sur son échelle, de 1 à ${p.most}.`,
    en: (p: Params) => `The answer to "${p.question}" is not on its scale, from 1 to ${p.most}.`,
  },
  COMMENT_TOO_LONG: {
    fr: (p: Params) => `Le commentaire sur « ${p.question} » dépasse ${p.most} caractères.`,
    en: (p: Params) => `The comment on "${p.question}" is longer than ${p.most} characters.`,
  },
  COMMENTS_TOO_LONG: {
    fr: (p: Params) => `Les commentaires font ${p.bytes} octets ensemble, ${p.most} au plus.`,
    en: (p: Params) => `The comments are ${p.bytes} bytes together, ${p.most} at most.`,
  },
  COUNTS_NOT_ON_SCALE: {
    fr: (p: Params) =>
      `Les décomptes de « ${p.question} » sont un par note de son échelle, de 1 à ${p.most}.`,
    en: (p: Params) =>
      `The counts of "${p.question}" are one for each mark of its scale, from 1 to ${p.most}.`,
  },
  COUNTS_EXCEED_SHEETS: {
    fr: (p: Params) => `« ${p.question} » compte ${p.counted} réponses pour ${p.sheets} répondants.`,
    en: (p: Params) => `"${p.question}" counts ${p.counted} answers of ${p.sheets} respondents.`,
  },
  INVITATION_SECRET_REQUIRED: {
    fr: () =>
      "Qui répond par invitation ajoute au jeton un secret à lui (« jeton.secret », 22 à 64 lettres, chiffres, - ou _) : sans lui, sa réponse n'est plus ni lue ni révisée.",
    en: () =>
      'Who answers by invitation adds a secret of their own to the token ("token.secret", 22 to 64 letters, digits, - or _): without it the sheet is neither read nor revised.',
  },
  // — Debate after a round
  FINDING_UNKNOWN: {
    fr: () => "Ce constat n'est pas de ce tour à cette date.",
    en: () => 'This finding is not in this round on that date.',
  },
  ACTION_UNKNOWN: {
    fr: () => "Cette action n'est pas convenue dans ce tour à cette date.",
    en: () => 'This action is not agreed in this round on that date.',
  },
  ACTION_DUE_IN_THE_PAST: {
    fr: (p: Params) => `L'échéance (${p.dueOn}) précède le ${p.occurredOn}.`,
    en: (p: Params) => `The due date (${p.dueOn}) comes before ${p.occurredOn}.`,
  },
  ACTION_ENDED: {
    fr: () => 'Cette action est faite ou abandonnée : elle ne se suit plus.',
    en: () => 'This action is done or abandoned: it is followed no more.',
  },
  ACTION_NEW_DATE_REQUIRED: {
    fr: () => 'Une action reportée reçoit sa nouvelle échéance.',
    en: () => 'An action that is postponed gets its new due date.',
  },
  ACTION_DATE_ONLY_WHEN_POSTPONED: {
    fr: () => "Seul un report change l'échéance d'une action.",
    en: () => 'Only a postponement changes the due date of an action.',
  },
} as const;
