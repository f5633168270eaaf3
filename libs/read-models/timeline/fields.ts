import {
  ACCUMULATION_LABELS,
  CATEGORY_LABELS,
  COMPANY_SIZE_LABELS,
  DOMAIN_LABELS,
  EVALUATED_OBJECT_LABELS,
  EVIDENCE_KIND_LABELS,
  GATE_OUTCOME_LABELS,
  GATES,
  gateLabel,
  INDICATOR_DIRECTION_LABELS,
  labelOf,
  MEASURE_KIND_LABELS,
  OPINION_LABELS,
  PARTY_ROLE_LABELS,
  QUALIFICATION_LABELS,
  REASON_LABELS,
  SPHERE_LABELS,
  STANDING_LABELS,
  STATUS_LABELS,
  SUB_IMPACT_LABELS,
  TRANSFER_LABELS,
  type Label,
  type Labels,
} from '#domain';
import { type Words } from './words.js';

const field = (fr: string, en: string): Label => ({ fr, en });

/** Names of the fields of events, for the sentences that say which were changed. */
export const FIELD_LABELS: Labels<string> = {
  accumulation: field('stock ou flux', 'stock or flow'),
  adopts: field('contre-proposition reprise', 'counter-proposal taken up'),
  agreedBy: field('parties d’accord', 'parties that agree'),
  beneficiariesReached: field('bénéficiaires touchés', 'beneficiaries reached'),
  counterProposal: field('contre-proposition', 'counter-proposal'),
  denominator: field('dénominateur', 'denominator'),
  disaggregation: field('groupes distingués', 'groups told apart'),
  list: field('liste d’objectifs', 'list of objectives'),
  measure: field('nature de la mesure', 'kind of measure'),
  objectives: field('objectifs', 'objectives'),
  qualification: field('qualification', 'qualification'),
  requiredParties: field('parties qui acceptent les indicateurs', 'parties that accept indicators'),
  scale: field('échelle', 'scale'),
  shared: field('définition partagée', 'shared definition'),
  swarmingSites: field('sites d’essaimage', 'sites of swarming'),
  takenUpBy: field('reprise par', 'taken up by'),
  territoriesReached: field('territoires touchés', 'territories reached'),
  audience: field('destinataires', 'audience'),
  items: field('éléments publiés', 'published items'),
  sharedWithTerritory: field('partage avec le territoire', 'sharing with the territory'),
  asOf: field('date de l’état', 'date of the state'),
  assessment: field('critères examinés', 'criteria assessed'),
  baseline: field('valeur de départ', 'baseline'),
  category: field('catégorie', 'category'),
  comment: field('commentaire', 'comment'),
  conditionId: field('condition', 'condition'),
  conditions: field('conditions', 'conditions'),
  criteria: field('critères', 'criteria'),
  criteriaVersion: field('version des critères', 'version of the criteria'),
  criterion: field('critère', 'criterion'),
  dataSource: field('source des données', 'source of the data'),
  deciderIds: field('décideurs', 'deciders'),
  definition: field('définition', 'definition'),
  direction: field('sens', 'direction'),
  domains: field('domaines', 'domains'),
  ending: field('issue', 'ending'),
  evaluates: field('objet évalué', 'what is evaluated'),
  exitStrategy: field('stratégie de sortie', 'exit strategy'),
  fictional: field('caractère fictif', 'whether it is fictional'),
  fileName: field('fichier', 'file'),
  from: field('point de départ', 'from'),
  gate: field('passage', 'gate'),
  groups: field('mesure par groupe', 'measure by group'),
  homeTerritory: field('territoire', 'home territory'),
  identifier: field('identifiant', 'identifier'),
  identifiers: field('identifiants', 'identifiers'),
  indicatorId: field('indicateur', 'indicator'),
  justification: field('justification', 'justification'),
  kind: field('nature', 'kind'),
  knownAt: field('connu jusqu’à', 'known up to'),
  link: field('lien', 'link'),
  method: field('méthode', 'method'),
  name: field('nom', 'name'),
  need: field('besoin', 'need'),
  note: field('note', 'note'),
  numerator: field('numérateur', 'numerator'),
  observerId: field('observateur', 'observer'),
  odd: field('objectifs de développement durable (ODD)', 'UN goals'),
  opinion: field('avis', 'opinion'),
  organisationId: field('organisation', 'organisation'),
  organisationIds: field('organisations', 'organisations'),
  outcome: field('décision', 'decision'),
  period: field('période mesurée', 'period measured'),
  periodFrom: field('début de période', 'start of the period'),
  periodTo: field('fin de période', 'end of the period'),
  plannedFor: field('date prévue', 'planned date'),
  populations: field('populations', 'populations'),
  purpose: field('finalité', 'purpose'),
  reason: field('motif', 'reason'),
  replyBy: field('date limite de réponse', 'reply date'),
  roles: field('rôles', 'roles'),
  sha256: field('empreinte SHA-256', 'SHA-256'),
  size: field('taille', 'size'),
  sphere: field('sphère', 'sphere'),
  stage: field('étape', 'stage'),
  standing: field('position sur le parcours', 'standing'),
  subImpact: field('sous-impact', 'sub-impact'),
  target: field('cible', 'target'),
  territories: field('territoires', 'territories'),
  text: field('texte', 'text'),
  title: field('titre', 'title'),
  to: field('point d’arrivée', 'to'),
  tolerance: field('tolérance', 'tolerance'),
  transferredTo: field('transmis à', 'transferred to'),
  unit: field('unité', 'unit'),
  value: field('valeur', 'value'),
  version: field('version', 'version'),
};

export const fieldName = (name: string, words: Words): string => words.label(FIELD_LABELS, name);

const GATE_LABELS = Object.fromEntries(GATES.map((gate) => [gate, gateLabel(gate)]));

/** The reference list that each coded field takes its values from. */
const CODED: Readonly<Record<string, Labels<string>>> = {
  category: CATEGORY_LABELS,
  accumulation: ACCUMULATION_LABELS,
  direction: INDICATOR_DIRECTION_LABELS,
  measure: MEASURE_KIND_LABELS,
  qualification: QUALIFICATION_LABELS,
  domains: DOMAIN_LABELS,
  ending: STATUS_LABELS,
  evaluates: EVALUATED_OBJECT_LABELS,
  from: STANDING_LABELS,
  gate: GATE_LABELS,
  kind: EVIDENCE_KIND_LABELS,
  opinion: OPINION_LABELS,
  outcome: GATE_OUTCOME_LABELS,
  reason: REASON_LABELS,
  roles: PARTY_ROLE_LABELS,
  size: COMPANY_SIZE_LABELS,
  sphere: SPHERE_LABELS,
  stage: STANDING_LABELS,
  standing: STANDING_LABELS,
  subImpact: SUB_IMPACT_LABELS,
  to: STANDING_LABELS,
  transferredTo: TRANSFER_LABELS,
};
const ORGANISATIONS: ReadonlySet<string> = new Set([
  'organisationId',
  'agreedBy',
  'requiredParties',
  'organisationIds',
  'deciderIds',
  'observerId',
]);
/** Ids and digests: that they changed says enough. */
const OPAQUE: ReadonlySet<string> = new Set([
  'adopts',
  'conditionId',
  'indicatorId',
  'list',
  'sha256',
  'criterion',
]);
const SHOWN_LENGTH = 120;

/** A field's value as a person reads it; null where naming the field must do: long, composed or personal. */
export function valueInWords(name: string, value: unknown, words: Words): string | null {
  if (OPAQUE.has(name)) return null;
  if (value === null || value === undefined) return words.language === 'fr' ? 'non indiqué' : 'not stated';
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean')
    return words.language === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    const items = value.map((item) => (typeof item === 'string' ? valueInWords(name, item, words) : null));
    return items.every((item) => item !== null) ? words.list(items) : null;
  }
  if (typeof value !== 'string' || value.length > SHOWN_LENGTH) return null;
  if (ORGANISATIONS.has(name)) return words.party(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return words.date(value);
  const labels = CODED[name];
  return labels ? labelOf(labels, value)[words.language] : value;
}
