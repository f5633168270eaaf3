import {
  ConditionMet,
  ConditionWaived,
  EVIDENCE_KIND_LABELS,
  EvidenceBrought,
  GATE_OUTCOME_LABELS,
  GateCriteriaChanged,
  GateDecided,
  GateDecisionProposed,
  GateReviewPlanned,
  GateReviewReplanned,
  OPINION_LABELS,
  OpinionGiven,
  type EventOf,
} from '#domain';
import { type Words } from '../words.js';
import { told } from './sentence.js';

type Decided = EventOf<typeof GateDecided>['data'];

const waived = ({ gate, criteriaVersion, assessment }: Decided, words: Words): string =>
  words.criteria(
    gate,
    assessment.filter(({ waiver }) => waiver !== null).map(({ criterion }) => criterion),
    criteriaVersion,
  );

const unmet = ({ gate, criteriaVersion, assessment }: Decided, words: Words): string =>
  words.criteria(
    gate,
    assessment
      .filter(({ waiver, evidenceIds }) => waiver === null && evidenceIds.length === 0)
      .map(({ criterion }) => criterion),
    criteriaVersion,
  );

const dueDates = ({ conditions }: Decided, words: Words): string =>
  words.list(
    conditions.map(({ dueOn }) => (words.language === 'fr' ? `le ${words.date(dueOn)}` : words.date(dueOn))),
  );

/** What follows the sentence itself, where there is any. */
const also = (before: string, what: string): string => (what === '' ? '' : ` ${before}${what}.`);

/** What was brought; a text or a file's name is personal and stands apart. */
function brought({ kind, link }: EventOf<typeof EvidenceBrought>['data'], words: Words): string {
  const label = words.inSentence(EVIDENCE_KIND_LABELS, kind);
  return kind === 'link' && link ? `${label} ${link}` : label;
}

const settled = (conditionId: string, words: Words): string => {
  const condition = words.told.condition(conditionId);
  if (!condition) return words.language === 'fr' ? 'La condition' : 'The condition';
  const gate = words.gate(condition.gate);
  const due = words.date(condition.dueOn);
  return words.language === 'fr'
    ? `La condition posée au passage ${gate}, à remplir au plus tard le ${due},`
    : `The condition set at the gate ${gate}, due by ${due},`;
};

export const gateSentences = [
  told(GateCriteriaChanged, {
    fr: ({ gate, criteria }, words) =>
      `Les critères du passage ${words.gate(gate)} sont remplacés : ` +
      `${criteria.map(({ label }) => words.quoted(label.fr)).join(', ')}.`,
    en: ({ gate, criteria }, words) =>
      `The criteria of the gate ${words.gate(gate)} are replaced: ` +
      `${criteria.map(({ label }) => words.quoted(label.en)).join(', ')}.`,
  }),
  told(GateReviewPlanned, {
    fr: ({ gate, plannedFor, deciderIds }, words) =>
      `La revue du passage ${words.gate(gate)} est prévue le ${words.date(plannedFor)}. ` +
      `Pour décider : ${words.parties(deciderIds)}.`,
    en: ({ gate, plannedFor, deciderIds }, words) =>
      `The review of the gate ${words.gate(gate)} is planned for ${words.date(plannedFor)}. ` +
      `To decide: ${words.parties(deciderIds)}.`,
  }),
  told(GateReviewReplanned, {
    fr: ({ gate, from, plannedFor, deciderIds }, words) =>
      `La revue du passage ${words.gate(gate)}, prévue le ${words.date(from)}, est désormais prévue le ` +
      `${words.date(plannedFor)}. Pour décider : ${words.parties(deciderIds)}.`,
    en: ({ gate, from, plannedFor, deciderIds }, words) =>
      `The review of the gate ${words.gate(gate)}, planned for ${words.date(from)}, is now planned for ` +
      `${words.date(plannedFor)}. To decide: ${words.parties(deciderIds)}.`,
  }),
  told(EvidenceBrought, {
    fr: (data, words) =>
      `Une preuve est apportée au critère ${words.criteria(data.gate, [data.criterion])} du passage ` +
      `${words.gate(data.gate)} : ${brought(data, words)}.`,
    en: (data, words) =>
      `Evidence is brought against the criterion ${words.criteria(data.gate, [data.criterion])} of the gate ` +
      `${words.gate(data.gate)}: ${brought(data, words)}.`,
  }),
  told(OpinionGiven, {
    fr: ({ organisationId, gate, opinion }, words) =>
      `${words.party(organisationId)} donne son avis sur le passage ${words.gate(gate)} : ` +
      `${words.inSentence(OPINION_LABELS, opinion)}.`,
    en: ({ organisationId, gate, opinion }, words) =>
      `${words.party(organisationId)} gives its opinion on the gate ${words.gate(gate)}: ` +
      `${words.inSentence(OPINION_LABELS, opinion)}.`,
  }),
  told(GateDecisionProposed, {
    fr: ({ gate, outcome }, words) =>
      `Une décision est proposée au passage ${words.gate(gate)} : ${words.inSentence(GATE_OUTCOME_LABELS, outcome)}.`,
    en: ({ gate, outcome }, words) =>
      `A decision is proposed at the gate ${words.gate(gate)}: ${words.inSentence(GATE_OUTCOME_LABELS, outcome)}.`,
  }),
  told(GateDecided, {
    fr: (data, words) =>
      `Passage ${words.gate(data.gate)} : ${words.inSentence(GATE_OUTCOME_LABELS, data.outcome)} décidé par ` +
      `${words.parties(data.deciderIds)}.` +
      also('Critères levés : ', waived(data, words)) +
      also('Critères non remplis : ', unmet(data, words)) +
      also('Conditions à remplir au plus tard ', dueDates(data, words)),
    en: (data, words) =>
      `Gate ${words.gate(data.gate)}: ${words.inSentence(GATE_OUTCOME_LABELS, data.outcome)}, decided by ` +
      `${words.parties(data.deciderIds)}.` +
      also('Criteria waived: ', waived(data, words)) +
      also('Criteria not met: ', unmet(data, words)) +
      also('Conditions due by ', dueDates(data, words)),
  }),
  told(ConditionMet, {
    fr: ({ conditionId }, words) => `${settled(conditionId, words)} est remplie.`,
    en: ({ conditionId }, words) => `${settled(conditionId, words)} is met.`,
  }),
  told(ConditionWaived, {
    fr: ({ conditionId }, words) => `${settled(conditionId, words)} est levée.`,
    en: ({ conditionId }, words) => `${settled(conditionId, words)} is waived.`,
  }),
];
