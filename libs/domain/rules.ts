import { ROUND_RULES } from './evaluation/round-rules.js';
import { FRAMEWORK_RULES } from './partnership/framework-rules.js';
import { PUBLISHED_ITEM_LABELS } from './reference/audiences.js';
import { EVIDENCE_KIND_LABELS, INDICATOR_DIRECTION_LABELS } from './reference/impacts.js';
import { type Label, type Language, type Labels } from './reference/labels.js';
import { gateLabel, STANDING_LABELS, STATUS_LABELS, type Gate } from './reference/stages.js';
import { labelOf } from './reference/themes.js';

type Params = Readonly<Record<string, unknown>>;
type Sentence = (params: Params) => string;

const labelled = (labels: Labels<string>, language: Language) => (code: unknown) =>
  labelOf(labels, String(code))[language];
const standing = { fr: labelled(STANDING_LABELS, 'fr'), en: labelled(STANDING_LABELS, 'en') };
const status = { fr: labelled(STATUS_LABELS, 'fr'), en: labelled(STATUS_LABELS, 'en') };
const direction = {
  fr: labelled(INDICATOR_DIRECTION_LABELS, 'fr'),
  en: labelled(INDICATOR_DIRECTION_LABELS, 'en'),
};
const kind = { fr: labelled(EVIDENCE_KIND_LABELS, 'fr'), en: labelled(EVIDENCE_KIND_LABELS, 'en') };
const publishedItem = {
  fr: labelled(PUBLISHED_ITEM_LABELS, 'fr'),
  en: labelled(PUBLISHED_ITEM_LABELS, 'en'),
};
const gate = (language: Language) => (code: unknown) => gateLabel(code as Gate)[language];
const criteria = (language: Language) => (list: unknown) =>
  (list as { label: Label }[])
    .map(({ label }) => (language === 'fr' ? `« ${label.fr} »` : `"${label.en}"`))
    .join(', ');
const brokenRule =
  (language: Language) =>
  (p: Params): string =>
    ruleSentence(p.rule as RuleCode, p.ruleParams as Params)[language];

/**
 * Every rule the domain refuses by: its stable code and its sentences, written from the violation's params.
 * A code is never renamed nor given to another rule.
 */
export const RULES = {
  // — Dates and corrections
  DATE_IN_FUTURE: {
    fr: (p) =>
      `La date ${p.occurredOn} est postérieure à aujourd'hui (${p.today}) : seuls des faits advenus sont enregistrés.`,
    en: (p) => `The date ${p.occurredOn} is after today (${p.today}): only what has happened is recorded.`,
  },
  BEFORE_START: {
    fr: (p) => `La date ${p.occurredOn} précède le début (${p.startedOn}).`,
    en: (p) => `The date ${p.occurredOn} comes before the start (${p.startedOn}).`,
  },
  HISTORY_IMPOSSIBLE: {
    fr: (p) =>
      `Un fait daté du ${p.factDate} et déjà enregistré (« ${(p.fact as Label).fr} ») deviendrait impossible : ${brokenRule('fr')(p)}`,
    en: (p) =>
      `A fact of ${p.factDate}, already recorded ("${(p.fact as Label).en}"), would become impossible: ${brokenRule('en')(p)}`,
  },
  FACT_NOT_FOUND: {
    fr: () => "Ce fait n'est pas dans cette histoire, ou en a été retiré.",
    en: () => 'This fact is not in this history, or was withdrawn from it.',
  },
  FIRST_FACT_STANDS: {
    fr: () => "L'enregistrement lui-même ne peut pas être retiré ; il peut être corrigé.",
    en: () => 'The registration itself cannot be withdrawn; it can be corrected.',
  },
  CORRECTION_CONTENT_INVALID: {
    fr: (p) => `Le contenu corrigé n'est pas valide au champ « ${p.path} ».`,
    en: (p) => `The corrected content is not valid at "${p.path}".`,
  },
  COMMENT_REQUIRED: {
    fr: () => 'Le motif « Autre » demande un commentaire.',
    en: () => 'The reason "Other" needs a comment.',
  },
  // — Organisations
  IDENTIFIER_INVALID: {
    fr: (p) => `« ${p.value} » n'est pas un identifiant ${String(p.scheme).toUpperCase()} valide.`,
    en: (p) => `"${p.value}" is not a valid ${String(p.scheme).toUpperCase()} identifier.`,
  },
  SIZE_ONLY_FOR_COMPANIES: {
    fr: () => 'Seule une entreprise a une taille.',
    en: () => 'Only a company has a size.',
  },
  // — Description and parties
  ODD_MAIN_REPEATED: {
    fr: (p) => `L'ODD principal (${p.odd}) ne se répète pas parmi les autres.`,
    en: (p) => `The main goal (${p.odd}) is not repeated among the others.`,
  },
  PARTY_ALREADY_IN: {
    fr: () => 'Cette organisation est déjà partie au partenariat ; changez ses rôles.',
    en: () => 'This organisation is already a party; change its roles.',
  },
  PARTY_NOT_IN: {
    fr: () => "Cette organisation n'est pas partie au partenariat à cette date.",
    en: () => 'This organisation is not a party to the partnership on that date.',
  },
  ORGANISATION_UNKNOWN: {
    fr: () => "Cette organisation n'est pas au registre.",
    en: () => 'This organisation is not registered.',
  },
  PUBLICATION_INCOMPLETE: {
    fr: (p) => `« ${publishedItem.fr(p.item)} » ne se publie qu'avec « ${publishedItem.fr(p.needed)} ».`,
    en: (p) => `"${publishedItem.en(p.item)}" is published only with "${publishedItem.en(p.needed)}".`,
  },
  // — Path
  PARTNERSHIP_ENDED: {
    fr: (p) =>
      `Le partenariat a pris fin (${status.fr(p.status)}, depuis le ${p.since}) ; rouvrez-le d'abord.`,
    en: (p) => `The partnership has ended (${status.en(p.status)}, since ${p.since}); reopen it first.`,
  },
  PARTNERSHIP_SUSPENDED: {
    fr: (p) => `Le partenariat est suspendu depuis le ${p.since} ; il doit d'abord reprendre.`,
    en: (p) => `The partnership has been suspended since ${p.since}; it must resume first.`,
  },
  NOT_SUSPENDED: {
    fr: (p) => `Le partenariat n'est pas suspendu (${status.fr(p.status)}).`,
    en: (p) => `The partnership is not suspended (${status.en(p.status)}).`,
  },
  NOT_ENDED: {
    fr: (p) => `Le partenariat n'a pas pris fin (${status.fr(p.status)}).`,
    en: (p) => `The partnership has not ended (${status.en(p.status)}).`,
  },
  NOT_AT_A_STAGE: {
    fr: (p) => `Le partenariat n'est à aucune étape (${standing.fr(p.standing)}).`,
    en: (p) => `The partnership stands at no stage (${standing.en(p.standing)}).`,
  },
  ALREADY_ON_PATH: {
    fr: (p) => `Le partenariat n'est pas hors parcours (${standing.fr(p.standing)}).`,
    en: (p) => `The partnership is not off the path (${standing.en(p.standing)}).`,
  },
  STAGE_NOT_CURRENT: {
    fr: (p) =>
      `Le ${p.occurredOn}, le partenariat n'est pas à l'étape « ${standing.fr(p.stage)} » mais à : ${standing.fr(p.standing)}.`,
    en: (p) =>
      `On ${p.occurredOn} the partnership is not at the stage "${standing.en(p.stage)}" but at: ${standing.en(p.standing)}.`,
  },
  GOING_BACK_NOT_EARLIER: {
    fr: (p) =>
      `On ne revient qu'à une étape antérieure : « ${standing.fr(p.to)} » n'est pas avant « ${standing.fr(p.from)} ».`,
    en: (p) =>
      `One goes back to an earlier stage only: "${standing.en(p.to)}" is not before "${standing.en(p.from)}".`,
  },
  ABANDONMENT_REASON_REQUIRED: {
    fr: () => "L'abandon demande un motif.",
    en: () => 'Abandoning needs a reason.',
  },
  REASON_ONLY_FOR_ABANDONMENT: {
    fr: (p) => `Un motif d'abandon ne va pas avec « ${status.fr(p.ending)} ».`,
    en: (p) => `A reason of abandonment does not go with "${status.en(p.ending)}".`,
  },
  TRANSFER_TARGET_REQUIRED: {
    fr: () => 'Indiquez à quoi le partenariat est transmis : politique publique ou marché.',
    en: () => 'State what the partnership is transferred to: public policy or market.',
  },
  TARGET_ONLY_FOR_TRANSFER: {
    fr: (p) => `Une destination ne va pas avec « ${status.fr(p.ending)} ».`,
    en: (p) => `A target of transfer does not go with "${status.en(p.ending)}".`,
  },
  // — Gates
  FOUR_EYES_REQUIRED: {
    fr: (p) =>
      `Un financeur est partie : le passage ${gate('fr')(p.gate)} est d'abord proposé par une autre personne que celle qui en décide.`,
    en: (p) =>
      `A funder is a party: the passage ${gate('en')(p.gate)} is first proposed by another person than the one who decides.`,
  },
  SOURCE_REQUIRED: {
    fr: (p) =>
      p.gate
        ? `La décision au passage ${gate('fr')(p.gate)} se transcrit avec le document qui en fait foi.`
        : "Ce fait s'enregistre avec le document qui en fait foi.",
    en: (p) =>
      p.gate
        ? `The decision at the gate ${gate('en')(p.gate)} is transcribed with the document that states it.`
        : 'This fact is recorded with the document that states it.',
  },
  STAGE_GATE_CRITERIA_UNMET: {
    fr: (p) =>
      `Le passage ${gate('fr')(p.gate)} est refusé : sans preuve ni dérogation pour ${criteria('fr')(p.criteria)}.`,
    en: (p) =>
      `The passage ${gate('en')(p.gate)} is refused: neither evidence nor waiver for ${criteria('en')(p.criteria)}.`,
  },
  CRITERION_UNKNOWN: {
    fr: (p) => `« ${p.criterion} » n'est pas un critère en vigueur au passage ${gate('fr')(p.gate)}.`,
    en: (p) => `"${p.criterion}" is not a criterion in force at the gate ${gate('en')(p.gate)}.`,
  },
  CRITERION_REPEATED: {
    fr: (p) => `Le critère « ${p.criterion} » figure deux fois.`,
    en: (p) => `The criterion "${p.criterion}" is listed twice.`,
  },
  WAIVER_NOT_NEEDED: {
    fr: (p) => `Le critère « ${p.criterion} » a des preuves : il n'y a pas à y déroger.`,
    en: (p) => `The criterion "${p.criterion}" has evidence: there is nothing to waive.`,
  },
  CONDITIONS_REQUIRED: {
    fr: () => 'Un passage sous conditions pose au moins une condition.',
    en: () => 'A conditional go sets at least one condition.',
  },
  CONDITIONS_NOT_ALLOWED: {
    fr: () => 'Seul un passage sous conditions pose des conditions.',
    en: () => 'Only a conditional go sets conditions.',
  },
  CONDITION_DUE_BEFORE_DECISION: {
    fr: (p) => `L'échéance ${p.dueOn} précède la décision (${p.occurredOn}).`,
    en: (p) => `The due date ${p.dueOn} comes before the decision (${p.occurredOn}).`,
  },
  CONDITION_UNKNOWN: {
    fr: () => "Cette condition n'a pas été posée à cette date.",
    en: () => 'No such condition is set on that date.',
  },
  CONDITION_SETTLED: {
    fr: (p) => `Cette condition est déjà ${p.status === 'met' ? 'remplie' : 'levée'}.`,
    en: (p) => `This condition is already ${p.status}.`,
  },
  EVIDENCE_INCOMPLETE: {
    fr: (p) => `Une preuve de type « ${kind.fr(p.kind)} » demande le champ « ${p.missing} ».`,
    en: (p) => `Evidence of kind "${kind.en(p.kind)}" needs the field "${p.missing}".`,
  },
  PLANNED_IN_THE_PAST: {
    fr: (p) => `La revue serait planifiée au ${p.plannedFor}, avant le jour où elle l'est (${p.occurredOn}).`,
    en: (p) =>
      `The review would be planned for ${p.plannedFor}, before the day it is planned (${p.occurredOn}).`,
  },
  // — Indicators
  INDICATOR_UNKNOWN: {
    fr: () => "Cet indicateur n'existe pas à cette date.",
    en: () => 'No such indicator exists on that date.',
  },
  INDICATOR_VERSION_NOT_NEXT: {
    fr: (p) => `La version ${p.version} de l'indicateur ne vient pas après la version ${p.current}.`,
    en: (p) => `Version ${p.version} of the indicator does not come after version ${p.current}.`,
  },
  INDICATOR_NOT_AGREED: {
    fr: (p) =>
      `L'indicateur n'est pas convenu le ${p.occurredOn} ; parties n'ayant pas répondu : ${(p.awaited as string[]).length}, parties l'ayant refusé : ${(p.opposed as string[]).length}.`,
    en: (p) =>
      `The indicator is not agreed on ${p.occurredOn}: parties that have not answered: ${(p.awaited as string[]).length}, that refused: ${(p.opposed as string[]).length}.`,
  },
  INDICATOR_DIRECTION_CONTRADICTED: {
    fr: (p) =>
      `La cible (${p.target}) et la valeur de départ (${p.baseline}) contredisent le sens « ${direction.fr(p.direction)} ».`,
    en: (p) =>
      `The target (${p.target}) and the baseline (${p.baseline}) contradict the direction "${direction.en(p.direction)}".`,
  },
  PERIOD_REVERSED: {
    fr: (p) => `La période finit (${p.to}) avant de commencer (${p.from}).`,
    en: (p) => `The period ends (${p.to}) before it begins (${p.from}).`,
  },
  REPLY_DATE_BEFORE_PROPOSAL: {
    fr: (p) => `Le délai de réponse (${p.replyBy}) précède la proposition (${p.occurredOn}).`,
    en: (p) => `The reply date (${p.replyBy}) comes before the proposal (${p.occurredOn}).`,
  },
  REPLY_DATE_NOT_PAST: {
    fr: (p) => `Le délai de réponse (${p.replyBy}) n'est pas passé le ${p.occurredOn}.`,
    en: (p) => `The reply date (${p.replyBy}) is not past on ${p.occurredOn}.`,
  },
  PARTY_NOT_ASKED: {
    fr: () =>
      "L'accord de cette organisation n'est pas demandé à cette date : ni le cadre d'évaluation ni, à défaut, un rôle de porteur, de partenaire ou de financeur ne le veut.",
    en: () =>
      'This organisation is not asked on that date: neither by the framework nor, failing one, as carrier, partner or funder.',
  },
  NO_PARTY_AWAITED: {
    fr: () => 'Toutes les parties ont répondu : aucun silence à constater.',
    en: () => 'Every party has answered: there is no silence to record.',
  },
  // — Evaluation framework
  ...FRAMEWORK_RULES,
  // — Mandates
  MANDATE_TOO_LONG: {
    fr: (p) => `Un mandat dure trois ans au plus : du ${p.from}, jusqu'au ${p.latest} et non au ${p.until}.`,
    en: (p) => `A mandate lasts three years at most: from ${p.from}, until ${p.latest} and not ${p.until}.`,
  },
  MANDATE_UNKNOWN: {
    fr: () => "Ce mandat n'a pas été donné pour cette organisation.",
    en: () => 'No such mandate was given for this organisation.',
  },
  // — Closings
  CLOSED_BEFORE_ITS_DAY: {
    fr: (p) => `Un arrêté du ${p.closedOn} ne parle pas d'un jour postérieur (${p.asOf}).`,
    en: (p) => `A closing of ${p.closedOn} does not speak of a later day (${p.asOf}).`,
  },
  NOTHING_TO_CLOSE: {
    fr: () => "Rien n'est encore enregistré : il n'y a rien à arrêter.",
    en: () => 'Nothing is recorded yet: there is nothing to close.',
  },
  KNOWN_AT_NOT_REACHED: {
    fr: () => "Le registre n'est pas encore allé jusque là.",
    en: () => 'The ledger has not come to that point yet.',
  },
  ...ROUND_RULES,
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Sentence>>>>;

export type RuleCode = keyof typeof RULES;

/** A rule's sentence in both languages. */
export function ruleSentence(code: RuleCode, params: Params): Label {
  const { fr, en }: Readonly<Record<Language, Sentence>> = RULES[code];
  return { fr: fr(params), en: en(params) };
}
