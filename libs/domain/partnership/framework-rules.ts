import { MEASURE_KIND_LABELS } from '../reference/measures.js';
import { type Labels, type Language } from '../reference/labels.js';
import { OBJECTIVE_LABELS } from '../reference/objectives.js';
import { labelOf } from '../reference/themes.js';

type Params = Readonly<Record<string, unknown>>;
type Sentences = Readonly<Record<Language, (params: Params) => string>>;

const labelled = (labels: Labels<string>, language: Language) => (code: unknown) =>
  labelOf(labels, String(code))[language];
const measure = { fr: labelled(MEASURE_KIND_LABELS, 'fr'), en: labelled(MEASURE_KIND_LABELS, 'en') };
const objective = { fr: labelled(OBJECTIVE_LABELS, 'fr'), en: labelled(OBJECTIVE_LABELS, 'en') };

/** The rules of the evaluation framework, of its indicators and of their measures. */
export const FRAMEWORK_RULES = {
  INDICATOR_ALREADY_AGREED: {
    fr: (p) =>
      `Cette version est convenue depuis le ${p.agreedOn} : on ne la refuse plus, on en propose une nouvelle.`,
    en: (p) =>
      `This version has been agreed since ${p.agreedOn}: it is no longer refused; propose a new one.`,
  },
  COUNTER_PROPOSAL_UNKNOWN: {
    fr: () => "Aucun refus de cet indicateur n'a fait cette contre-proposition.",
    en: () => 'No refusal of this indicator made this counter-proposal.',
  },
  SCALE_REQUIRED: {
    fr: () => "Une échelle ordonnée s'énonce : ses libellés, du plus bas au plus haut.",
    en: () => 'An ordinal scale is spelled out: its labels, from the lowest to the highest.',
  },
  SCALE_ONLY_FOR_ORDINAL: {
    fr: (p) => `Une échelle ne va pas avec « ${measure.fr(p.measure)} ».`,
    en: (p) => `A scale does not go with "${measure.en(p.measure)}".`,
  },
  SCALE_LABEL_REPEATED: {
    fr: (p) => `Le libellé « ${p.label} » figure deux fois dans l'échelle.`,
    en: (p) => `The label "${p.label}" is twice on the scale.`,
  },
  NOT_ON_SCALE: {
    fr: (p) => `La valeur ${p.value} n'est pas un rang de l'échelle (de 1 à ${p.most}).`,
    en: (p) => `The value ${p.value} is no rank of the scale (1 to ${p.most}).`,
  },
  WHOLE_CENTS_REQUIRED: {
    fr: (p) => `Un montant s'exprime en centimes d'euro, sans décimales (${p.value}).`,
    en: (p) => `Money is stated in whole euro cents (${p.value}).`,
  },
  NO_TARGET_FOR_QUALITATIVE: {
    fr: () => "Un indicateur qualitatif n'a ni valeur de départ, ni cible, ni tolérance.",
    en: () => 'A qualitative indicator has neither baseline, target nor tolerance.',
  },
  FLOW_NOT_OF_MEASURE: {
    fr: (p) => `« ${measure.fr(p.measure)} » ne s'ajoute pas de période en période : ce n'est pas un flux.`,
    en: (p) => `"${measure.en(p.measure)}" does not add up from period to period: it is no flow.`,
  },
  GROUP_REPEATED: {
    fr: (p) => `Le groupe « ${p.group} » figure deux fois.`,
    en: (p) => `The group "${p.group}" is listed twice.`,
  },
  INDICATOR_NAME_AMBIGUOUS: {
    fr: (p) => `Plusieurs indicateurs se nomment « ${p.name} » : désignez-le par son identifiant.`,
    en: (p) => `Several indicators are named "${p.name}": give its id.`,
  },
  MEASUREMENT_INCOMPLETE: {
    fr: (p) => `Une mesure de nature « ${measure.fr(p.measure)} » demande le champ « ${p.missing} ».`,
    en: (p) => `A measure of the kind "${measure.en(p.measure)}" needs the field "${p.missing}".`,
  },
  MEASUREMENT_FIELD_NOT_OF_KIND: {
    fr: (p) => `Le champ « ${p.field} » ne va pas avec une mesure de nature « ${measure.fr(p.measure)} ».`,
    en: (p) => `The field "${p.field}" does not go with a measure of the kind "${measure.en(p.measure)}".`,
  },
  DENOMINATOR_NOT_POSITIVE: {
    fr: (p) => `Le dénominateur (${p.denominator}) doit être supérieur à zéro.`,
    en: (p) => `The denominator (${p.denominator}) must be above zero.`,
  },
  FLOW_PERIOD_REQUIRED: {
    fr: () => 'Un flux se mesure sur une période : indiquez-la.',
    en: () => 'A flow is measured over a period: state it.',
  },
  PERIOD_ONLY_FOR_FLOW: {
    fr: () => 'Seul un flux se mesure sur une période ; un stock se lit à une date.',
    en: () => 'Only a flow is measured over a period; a stock is read on a day.',
  },
  PERIOD_NOT_OVER: {
    fr: (p) => `La période finit le ${p.to}, après le jour de la mesure (${p.occurredOn}).`,
    en: (p) => `The period ends on ${p.to}, after the day of the measure (${p.occurredOn}).`,
  },
  PERIOD_OUTSIDE_INDICATOR: {
    fr: (p) =>
      `La période (du ${p.from} au ${p.to}) sort de celle de l'indicateur (du ${p.periodFrom} au ${p.periodTo}).`,
    en: (p) =>
      `The period (${p.from} to ${p.to}) lies outside the indicator's own (${p.periodFrom} to ${p.periodTo}).`,
  },
  PERIOD_OVERLAPS: {
    fr: (p) =>
      `La période empiète sur celle d'une autre mesure (du ${p.from} au ${p.to}) : elle compterait deux fois.`,
    en: (p) => `The period overlaps that of another measure (${p.from} to ${p.to}): it would count twice.`,
  },
  GROUP_UNKNOWN: {
    fr: (p) => `« ${p.group} » n'est pas un groupe que l'indicateur distingue.`,
    en: (p) => `"${p.group}" is not a group that the indicator tells apart.`,
  },
  GROUPS_DO_NOT_SUM: {
    fr: (p) => `La somme des groupes (${p.sum}) n'est pas l'ensemble (${p.whole}).`,
    en: (p) => `The groups sum to ${p.sum}, not to the whole (${p.whole}).`,
  },
  SHARED_INDICATOR_UNKNOWN: {
    fr: () => "Cette version n'est pas dans la bibliothèque d'indicateurs partagés.",
    en: () => 'No such version is in the library of shared indicators.',
  },
  SHARED_DEFINITION_DIFFERS: {
    fr: (p) => `La définition n'est pas celle de la bibliothèque partagée, au champ « ${p.term} ».`,
    en: (p) => `The definition is not that of the shared library, at the field "${p.term}".`,
  },
  OBJECTIVE_NOT_OF_SPHERE: {
    fr: (p) => `« ${objective.fr(p.objective)} » n'est pas parmi les objectifs de cette sphère.`,
    en: (p) => `"${objective.en(p.objective)}" is not among the objectives of this sphere.`,
  },
  OBJECTIVE_REPEATED: {
    fr: (p) => `L'objectif « ${objective.fr(p.objective)} » figure deux fois.`,
    en: (p) => `The objective "${objective.en(p.objective)}" is listed twice.`,
  },
  DEPLOYMENT_SAYS_NOTHING: {
    fr: () => 'Un relevé du déploiement donne au moins un chiffre, ou qui a repris la solution.',
    en: () => 'A record of the deployment gives at least one figure, or who took the solution up.',
  },
} as const satisfies Readonly<Record<string, Sentences>>;
