import { admitSheet, type SheetAnswers } from '../evaluation/admit-sheet.js';
import { questionnaireOf } from '../evaluation/questionnaires/questionnaires.js';
import { type ROUND_RULES } from '../evaluation/round-rules.js';
import { type Respondent } from '../evaluation/sheet-events.js';
import { derivedId } from '../kernel/derived-id.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { CARRIER, STRANGER } from './alliance.js';
import { type Refusal } from './story.js';
import { closedRound, noRound, openRound, ROUND_ASKED } from './told-round.js';

const on = '2012-03-10';
const after = '2012-05-01';
const asked = { ...ROUND_ASKED, parties: [...ROUND_ASKED.parties], panels: [...ROUND_ASKED.panels] };
const questionnaire = questionnaireOf('three-impacts', 1)!;
const [question] = questionnaire.questions;
const nobody = { kind: 'party', organisationId: CARRIER } as const satisfies Respondent;

const member = { kind: 'panel-member', panel: 'beneficiaries', invitationId: STRANGER } as const;

const refusedSheet = (answers: Partial<SheetAnswers>, day = on, respondent: Respondent = nobody): Refusal => {
  try {
    admitSheet(
      openRound.state(),
      questionnaire,
      respondent,
      { kind: 'answers', answers: {}, comments: {}, ...answers } as SheetAnswers,
      day,
    );
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
  throw new Error('the sheet was taken');
};
const counted = (counts: object): Refusal =>
  refusedSheet({ kind: 'counts', sheets: 3, counts } as SheetAnswers);

const findingId = derivedId(closedRound.commandId, 'finding');
const found = closedRound.did(after, 'record-finding', { kind: 'finding', text: 'x' });
const actionId = derivedId(found.commandId, 'action');
const agreed = found.did(after, 'agree-action', {
  findingId,
  title: 'Se voir',
  ownerId: CARRIER,
  dueOn: '2012-12-31',
});

/** What only the sheets, the keys or the log can tell. */
export const TOLD_BY_SHEETS = { SHEET_UNKNOWN: {}, SHEET_TOO_LONG: {} };

type ToldHere = Exclude<keyof typeof ROUND_RULES, keyof typeof TOLD_BY_SHEETS>;

/** For each rule of rounds, a story that is refused by it. */
export const REFUSED_BY_ROUNDS: Readonly<Record<ToldHere, () => Refusal>> = {
  QUESTIONNAIRE_UNKNOWN: () =>
    noRound.refuses(on, 'open-round', { ...asked, questionnaire: { code: 'three-impacts', version: 99 } }),
  ROUND_ASKS_NOBODY: () => noRound.refuses(on, 'open-round', { ...asked, parties: [], panels: [] }),
  ROUND_ASKS_TWICE: () =>
    noRound.refuses(on, 'open-round', { ...asked, panels: [...asked.panels, ...asked.panels] }),
  ROUND_CLOSES_IN_THE_PAST: () => noRound.refuses(after, 'open-round', asked),
  ROUND_SOURCE_REQUIRED: () => noRound.refuses(on, 'open-round', asked, { source: undefined }),
  ROUND_CLOSED: () => closedRound.refuses(after, 'invite-panel', { panel: 'beneficiaries', invitations: 3 }),
  ROUND_NOT_CLOSED: () => openRound.refuses(on, 'record-finding', { kind: 'finding', text: 'x' }),
  ROUND_OVER: () => refusedSheet({}, '2012-04-01'),
  ROUND_PARTY_NOT_ASKED: () =>
    openRound.refuses(on, 'name-official-sheet', { organisationId: STRANGER, sheetId: STRANGER }),
  PANEL_NOT_ASKED: () => openRound.refuses(on, 'invite-panel', { panel: 'mayors', invitations: 3 }),
  TOO_MANY_INVITATIONS: () =>
    openRound
      .did(on, 'invite-panel', { panel: 'beneficiaries', invitations: 9_999 })
      .refuses(on, 'invite-panel', { panel: 'beneficiaries', invitations: 2 }),
  NOBODY_TO_REMIND: () => openRound.refuses(on, 'remind-silent', { organisationIds: [], panels: [] }),
  INVITATION_SECRET_REQUIRED: () => refusedSheet({}, on, member),
  QUESTION_UNKNOWN: () => refusedSheet({ answers: { unheard: 1 } }),
  ANSWER_NOT_ON_SCALE: () => refusedSheet({ answers: { [question!.code]: 99 } }),
  COMMENT_TOO_LONG: () => refusedSheet({ comments: { [question!.code]: 'x'.repeat(501) } }),
  COMMENTS_TOO_LONG: () =>
    refusedSheet({
      comments: Object.fromEntries(questionnaire.questions.map(({ code }) => [code, 'é'.repeat(400)])),
    }),
  COUNTS_NOT_ON_SCALE: () => counted({ [question!.code]: { marks: [1], notConcerned: 0, dontKnow: 0 } }),
  COUNTS_EXCEED_SHEETS: () =>
    counted({ [question!.code]: { marks: [1, 1, 1, 1, 0], notConcerned: 0, dontKnow: 0 } }),
  FINDING_UNKNOWN: () =>
    closedRound.refuses(after, 'reply-to-finding', { findingId, organisationId: CARRIER, stance: 'shares' }),
  ACTION_UNKNOWN: () => found.refuses(after, 'follow-action', { actionId, state: 'done' }),
  ACTION_DUE_IN_THE_PAST: () =>
    found.refuses(after, 'agree-action', { title: 'x', ownerId: CARRIER, dueOn: '2012-04-30' }),
  ACTION_ENDED: () =>
    agreed
      .did(after, 'follow-action', { actionId, state: 'done' })
      .refuses(after, 'follow-action', { actionId, state: 'in-progress' }),
  ACTION_NEW_DATE_REQUIRED: () => agreed.refuses(after, 'follow-action', { actionId, state: 'postponed' }),
  ACTION_DATE_ONLY_WHEN_POSTPONED: () =>
    agreed.refuses(after, 'follow-action', { actionId, state: 'done', dueOn: '2013-01-01' }),
};
