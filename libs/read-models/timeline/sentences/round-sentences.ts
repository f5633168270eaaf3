import {
  ACTION_STATE_LABELS,
  ActionAgreed,
  ActionFollowed,
  FindingRecorded,
  FindingReplied,
  OfficialSheetNamed,
  PANEL_LABELS,
  PanelInvited,
  REPLY_STANCE_LABELS,
  ResultsDrawn,
  ROUND_REOPENING_REASON_LABELS,
  RoundClosed,
  RoundOpened,
  RoundReopened,
  SilentReminded,
  SUB_IMPACT_LABELS,
  type EventOf,
  type Panel,
} from '#domain';
import { type Words } from '../words.js';
import { told } from './sentence.js';

const whom = (organisationIds: readonly string[], panels: readonly Panel[], words: Words): string =>
  words.list([
    ...organisationIds.map(words.party),
    ...panels.map((panel) => words.inSentence(PANEL_LABELS, panel)),
  ]);

const asked = ({ parties, panels }: EventOf<typeof RoundOpened>['data'], words: Words): string =>
  whom(
    parties.map(({ organisationId }) => organisationId),
    panels.map(({ panel }) => panel),
    words,
  );

const found = (
  { kind, subImpact }: EventOf<typeof FindingRecorded>['data'],
  words: Words,
  kinds: Readonly<Record<typeof kind, string>>,
  on: string,
): string =>
  kinds[kind] +
  (subImpact === null ? '' : ` ${on} ${words.quoted(words.label(SUB_IMPACT_LABELS, subImpact))}`);

/** How a round goes, within its own changes, which name it: what is said under seal or in the debate is in none. */
export const roundSentences = [
  told(RoundOpened, {
    fr: (data, words) =>
      `Le tour d’évaluation ${words.quoted(data.title)} est ouvert jusqu’au ${words.date(data.closesOn)} ` +
      `(interrogés : ${asked(data, words)}).`,
    en: (data, words) =>
      `The evaluation round ${words.quoted(data.title)} is open until ${words.date(data.closesOn)} ` +
      `(asked: ${asked(data, words)}).`,
  }),
  told(PanelInvited, {
    fr: ({ panel, invitations }, words) =>
      `Un panel est invité à répondre : ${words.inSentence(PANEL_LABELS, panel)} (${words.number(invitations)} invitation(s)).`,
    en: ({ panel, invitations }, words) =>
      `A panel is invited to answer: ${words.inSentence(PANEL_LABELS, panel)} (${words.number(invitations)} invitation(s)).`,
  }),
  told(OfficialSheetNamed, {
    fr: ({ organisationId }, words) =>
      `Pour ${words.party(organisationId)}, une réponse est désignée : elle vaut pour l’organisation.`,
    en: ({ organisationId }, words) =>
      `For ${words.party(organisationId)}, one answer is named: it stands for the organisation.`,
  }),
  told(SilentReminded, {
    fr: ({ organisationIds, panels }, words) =>
      `Une relance est faite auprès de ceux qui n’ont pas répondu : ${whom(organisationIds, panels, words)}.`,
    en: ({ organisationIds, panels }, words) =>
      `Those who have not answered are reminded: ${whom(organisationIds, panels, words)}.`,
  }),
  told(RoundClosed, { fr: () => 'Le tour est clos.', en: () => 'The round is closed.' }),
  told(RoundReopened, {
    fr: ({ closesOn, reason }, words) =>
      `Le tour est rouvert jusqu’au ${words.date(closesOn)} (motif : ${words.inSentence(ROUND_REOPENING_REASON_LABELS, reason)}).`,
    en: ({ closesOn, reason }, words) =>
      `The round is reopened until ${words.date(closesOn)} (reason: ${words.inSentence(ROUND_REOPENING_REASON_LABELS, reason)}).`,
  }),
  told(ResultsDrawn, {
    fr: () => 'Les résultats du tour sont établis.',
    en: () => 'The results of the round are drawn up.',
  }),
  told(FindingRecorded, {
    fr: (data, words) =>
      `${found(data, words, { finding: 'Un constat est posé', recommendation: 'Une recommandation est posée' }, 'sur le sous-impact')}.`,
    en: (data, words) =>
      `${found(data, words, { finding: 'A finding is stated', recommendation: 'A recommendation is made' }, 'on the sub-impact')}.`,
  }),
  told(FindingReplied, {
    fr: ({ organisationId, stance }, words) =>
      `${words.party(organisationId)} répond à un constat : ${words.inSentence(REPLY_STANCE_LABELS, stance)}.`,
    en: ({ organisationId, stance }, words) =>
      `${words.party(organisationId)} replies to a finding: ${words.inSentence(REPLY_STANCE_LABELS, stance)}.`,
  }),
  told(ActionAgreed, {
    fr: ({ title, ownerId, dueOn }, words) =>
      `Une action est convenue : ${words.quoted(title)}, par ${words.party(ownerId)}, au plus tard le ${words.date(dueOn)}.`,
    en: ({ title, ownerId, dueOn }, words) =>
      `An action is agreed: ${words.quoted(title)}, by ${words.party(ownerId)}, due by ${words.date(dueOn)}.`,
  }),
  told(ActionFollowed, {
    fr: ({ actionId, state, dueOn }, words) =>
      `L’action ${words.action(actionId)} est suivie : ${words.inSentence(ACTION_STATE_LABELS, state)}` +
      `${dueOn === null ? '' : ` au ${words.date(dueOn)}`}.`,
    en: ({ actionId, state, dueOn }, words) =>
      `The action ${words.action(actionId)} is followed up: ${words.inSentence(ACTION_STATE_LABELS, state)}` +
      `${dueOn === null ? '' : ` to ${words.date(dueOn)}`}.`,
  }),
];
