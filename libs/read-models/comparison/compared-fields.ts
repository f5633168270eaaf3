import * as reference from '#domain';
import { GATES, gateLabel, labelOf, STAGE_LABELS, type Gate } from '#domain';
import { type Words } from '../timeline/words.js';
import {
  dated,
  field,
  item,
  keyOf,
  organisation,
  ranked,
  said,
  type ComparedField,
  type ComparedItem,
} from './compared-field.js';
import { ROUND_FIELDS, ROUND_ITEMS } from './compared-round-fields.js';
import { type Within } from './field-changes.js';
import * as as from './value-words.js';

const GATE_LABELS = Object.fromEntries(GATES.map((gate) => [gate, gateLabel(gate)]));
const CONDITION_STATUS_LABELS = {
  open: { fr: 'à remplir', en: 'open' },
  met: { fr: 'remplie', en: 'met' },
  waived: { fr: 'levée', en: 'waived' },
};
const EXIT_LABELS = reference.STAY_OUTCOME_LABELS;
const PRECISION_LABELS = {
  day: { fr: 'jour', en: 'day' },
  month: { fr: 'mois', en: 'month' },
  year: { fr: 'année', en: 'year' },
  'not-stated': { fr: 'non indiquée', en: 'not stated' },
};

const gate = (one: Within, { language }: Words): string => gateLabel(keyOf(one) as Gate)[language];
const atGate = (one: Within, words: Words): string => words.gate(said(one).gate!);
const criterionOf = (one: Within, words: Words): string =>
  words.quoted(words.told.criterion(said(one).gate!, said(one).criterion!)[words.language]);

function indicatorName(one: Within, words: Words): string {
  const versions = Object.values(said(one).versions as unknown as Record<string, { name: string }>);
  return words.quoted(versions.at(-1)?.name ?? keyOf(one));
}

/** Every field that is compared, by its path with `*` for keys. */
export const COMPARED_FIELDS: Readonly<Record<string, ComparedField>> = {
  standing: field('position sur le parcours', 'standing', as.code(reference.STANDING_LABELS)),
  phase: field('phase', 'phase', as.code(reference.PHASE_LABELS)),
  riskZone: field('zone de risque', 'risk zone', as.code(reference.RISK_ZONE_LABELS)),
  status: field('statut', 'status', as.code(reference.STATUS_LABELS)),
  statusSince: field('statut depuis le', 'status since', as.date),
  statusReason: field('motif du statut', 'reason of the status', as.code(reference.REASON_LABELS)),

  'description/title': field('titre', 'title'),
  'description/need': field('besoin', 'need'),
  'description/purpose': field('objet', 'purpose'),
  'description/populations': field('populations', 'populations', as.listOf(as.text)),
  'description/category': field('catégorie', 'category', as.code(reference.CATEGORY_LABELS)),
  'description/categoryHistory': field('catégories passées', 'earlier categories', as.untold),
  'description/territories': field('territoires', 'territories', as.listOf(as.territory)),
  'description/domains': field(
    'domaines de fragilité',
    'domains of fragility',
    as.listOf(as.code(reference.DOMAIN_LABELS)),
  ),
  'description/odd': field('objectifs de développement durable (ODD)', 'UN goals', as.goals),
  'description/fictional': field('caractère fictif', 'whether it is fictional', as.truth),
  'description/startedOn': field('début', 'start', as.date),
  'description/startPrecision': field(
    'précision du début',
    'precision of the start',
    as.code(PRECISION_LABELS),
  ),

  'parties/*/roles': field('rôles', 'roles', as.listOf(as.code(reference.PARTY_ROLE_LABELS))),
  'parties/*/joinedOn': field('arrivée', 'joined on', as.date),
  'parties/*/joinedPrecision': field(
    'précision de l’arrivée',
    'precision of joining',
    as.code(PRECISION_LABELS),
  ),
  'parties/*/leftOn': field('départ', 'left on', as.date),
  'parties/*/exitStrategy': field('stratégie de sortie', 'exit strategy'),

  'path/*/enteredOn': field('entrée', 'entered on', as.date),
  'path/*/entryKnown': field('jour d’entrée connu', 'day of entry known', as.truth),
  'path/*/leftOn': field('sortie', 'left on', as.date),
  'path/*/exitKnown': field('jour de sortie connu', 'day of leaving known', as.truth),
  'path/*/exit': field('façon de sortir', 'how it was left', as.code(EXIT_LABELS)),
  'path/*/pauses': field('pauses', 'pauses', as.untold),

  'criteria/*/version': field('version', 'version'),
  'criteria/*/criteria': field('critères', 'criteria', as.untold),

  'evidence/*/gate': field('passage', 'gate', as.code(GATE_LABELS)),
  'evidence/*/criterion': field('critère', 'criterion', as.untold),
  'evidence/*/kind': field('nature', 'kind', as.code(reference.EVIDENCE_KIND_LABELS)),
  'evidence/*/text': field('texte', 'text'),
  'evidence/*/link': field('lien', 'link'),
  'evidence/*/fileName': field('fichier', 'file'),
  'evidence/*/sha256': field('empreinte SHA-256', 'SHA-256'),
  'evidence/*/audience': field('destinataires', 'audience', as.code(reference.AUDIENCE_LABELS)),
  'evidence/*/broughtOn': field('apportée le', 'brought on', as.date),

  'opinions/*/gate': field('passage', 'gate', as.code(GATE_LABELS)),
  'opinions/*/organisationId': field('organisation', 'organisation', as.organisation),
  'opinions/*/opinion': field('avis', 'opinion', as.code(reference.OPINION_LABELS)),
  'opinions/*/givenOn': field('donné le', 'given on', as.date),
  'opinions/*/audience': field('destinataires', 'audience', as.code(reference.AUDIENCE_LABELS)),
  'opinions/*/comment': field('commentaire', 'comment'),

  'decisions/*/gate': field('passage', 'gate', as.code(GATE_LABELS)),
  'decisions/*/outcome': field('décision', 'decision', as.code(reference.GATE_OUTCOME_LABELS)),
  'decisions/*/decidedOn': field('décidée le', 'decided on', as.date),
  'decisions/*/deciderIds': field('décideurs', 'deciders', as.listOf(as.organisation)),
  'decisions/*/criteriaVersion': field('version des critères', 'version of the criteria'),
  'decisions/*/assessment': field('critères examinés', 'criteria assessed', as.untold),
  'decisions/*/comment': field('commentaire', 'comment'),

  'conditions/*/gate': field('passage', 'gate', as.code(GATE_LABELS)),
  'conditions/*/text': field('texte', 'text'),
  'conditions/*/dueOn': field('échéance', 'due on', as.date),
  'conditions/*/status': field('état', 'state', as.code(CONDITION_STATUS_LABELS)),
  'conditions/*/settledOn': field('réglée le', 'settled on', as.date),

  'reviews/*/plannedFor': field('date prévue', 'planned for', as.date),
  'reviews/*/deciderIds': field('décideurs', 'deciders', as.listOf(as.organisation)),
  'reviews/*/plannedOn': field('planifiée le', 'planned on', as.date),
  'reviews/*/replanned': field('reports', 'times put off', as.number),

  'indicators/*/version': field('version en vigueur', 'version in use', as.number),
  'indicators/*/versions/*/name': field('nom', 'name'),
  'indicators/*/versions/*/definition': field('définition', 'definition'),
  'indicators/*/versions/*/subImpact': field(
    'sous-impact',
    'sub-impact',
    as.code(reference.SUB_IMPACT_LABELS),
  ),
  'indicators/*/versions/*/evaluates': field(
    'objet évalué',
    'what is evaluated',
    as.code(reference.EVALUATED_OBJECT_LABELS),
  ),
  'indicators/*/versions/*/unit': field('unité', 'unit'),
  'indicators/*/versions/*/measure': field(
    'nature de la mesure',
    'kind of measure',
    as.code(reference.MEASURE_KIND_LABELS),
  ),
  'indicators/*/versions/*/accumulation': field(
    'stock ou flux',
    'stock or flow',
    as.code(reference.ACCUMULATION_LABELS),
  ),
  'indicators/*/versions/*/scale': field('échelle', 'scale', as.listOf(as.text)),
  'indicators/*/versions/*/disaggregation': field('groupes distingués', 'groups told apart', as.untold),
  'indicators/*/versions/*/shared': field('définition partagée', 'shared definition', as.untold),
  'indicators/*/versions/*/adopts': field(
    'contre-proposition reprise',
    'counter-proposal taken up',
    as.untold,
  ),
  'indicators/*/versions/*/isTranscribed': field('accord transcrit', 'agreement transcribed', as.truth),
  'indicators/*/versions/*/source': field('document', 'document', as.untold),
  'indicators/*/versions/*/direction': field(
    'sens',
    'direction',
    as.code(reference.INDICATOR_DIRECTION_LABELS),
  ),
  'indicators/*/versions/*/baseline': field('valeur de départ', 'baseline', as.number),
  'indicators/*/versions/*/target': field('cible', 'target', as.number),
  'indicators/*/versions/*/tolerance': field('tolérance', 'tolerance', as.number),
  'indicators/*/versions/*/periodFrom': field('début de période', 'start of the period', as.date),
  'indicators/*/versions/*/periodTo': field('fin de période', 'end of the period', as.date),
  'indicators/*/versions/*/method': field('méthode', 'method'),
  'indicators/*/versions/*/dataSource': field('source des données', 'source of the data'),
  'indicators/*/versions/*/proposedOn': field('proposé le', 'proposed on', as.date),
  'indicators/*/versions/*/replyBy': field('date limite de réponse', 'reply date', as.date),
  'indicators/*/versions/*/agreedOn': field('convenu le', 'agreed on', as.date),
  'indicators/*/versions/*/acceptances/*/on': field('acceptée le', 'accepted on', as.date),
  'indicators/*/versions/*/refusals/*/organisationId': field('organisation', 'organisation', as.organisation),
  'indicators/*/versions/*/refusals/*/on': field('refusée le', 'refused on', as.date),
  'indicators/*/versions/*/refusals/*/reason': field('motif', 'reason'),
  'indicators/*/versions/*/refusals/*/counterProposal': field(
    'contre-proposition',
    'counter-proposal',
    as.untold,
  ),
  'indicators/*/versions/*/refusals/*/stands': field('maintenu', 'stands', as.truth),
  'indicators/*/versions/*/silences/*/organisationIds': field(
    'organisations',
    'organisations',
    as.listOf(as.organisation),
  ),
  'indicators/*/versions/*/silences/*/justification': field('justification', 'justification'),
  'indicators/*/versions/*/measurements/*/measuredOn': field('mesurée le', 'measured on', as.date),
  'indicators/*/versions/*/measurements/*/value': field('valeur', 'value', as.number),
  'indicators/*/versions/*/measurements/*/numerator': field('numérateur', 'numerator', as.number),
  'indicators/*/versions/*/measurements/*/denominator': field('dénominateur', 'denominator', as.number),
  'indicators/*/versions/*/measurements/*/text': field('constat', 'finding'),
  'indicators/*/versions/*/measurements/*/period': field('période mesurée', 'period measured', as.period),
  'indicators/*/versions/*/measurements/*/groups': field('mesure par groupe', 'measure by group', as.untold),
  'indicators/*/versions/*/measurements/*/dataSource': field('source des données', 'source of the data'),
  'indicators/*/versions/*/measurements/*/comment': field('commentaire', 'comment'),
  'indicators/*/versions/*/actual': field('dernière valeur', 'last value', as.number),
  'indicators/*/versions/*/progress': field('progression', 'progress', as.share),
  'indicators/*/versions/*/maintained': field('maintenu', 'maintained', as.truth),

  requiredParties: field(
    'parties qui acceptent les indicateurs',
    'parties that accept indicators',
    as.listOf(as.organisation),
  ),
  'objectives/*/statedOn': field('énoncés le', 'stated on', as.date),
  'objectives/*/objectives': field('objectifs', 'objectives', as.listOf(as.objective)),
  'qualifications/*/qualification': field(
    'qualification',
    'qualification',
    as.code(reference.QUALIFICATION_LABELS),
  ),
  'qualifications/*/qualifiedOn': field('qualifié le', 'qualified on', as.date),
  'qualifications/*/justification': field('justification', 'justification'),
  'qualifications/*/agreedBy': field('parties d’accord', 'agreed by', as.listOf(as.organisation)),
  'deployments/*/recordedOn': field('relevé le', 'recorded on', as.date),
  'deployments/*/territoriesReached': field('territoires touchés', 'territories reached', as.number),
  'deployments/*/beneficiariesReached': field('bénéficiaires touchés', 'beneficiaries reached', as.number),
  'deployments/*/swarmingSites': field('sites d’essaimage', 'sites of swarming', as.number),
  'deployments/*/takenUpBy': field('reprise par', 'taken up by', as.listOf(as.takenUpBy)),
  ...ROUND_FIELDS,
};

/** Every kind of thing of which there are several, by its path with `*` for keys. */
export const COMPARED_ITEMS: Readonly<Record<string, ComparedItem>> = {
  'parties/*': item('partie', 'party', organisation),
  'path/*': item('étape', 'stage', (one, { language }) =>
    ranked(labelOf(STAGE_LABELS, keyOf(one))[language], one),
  ),
  'criteria/*': item('critères du passage', 'criteria of the gate', gate),
  'evidence/*': item('preuve sur', 'evidence on', criterionOf),
  'opinions/*': item('avis de', 'opinion of', (one, words) => words.party(said(one).organisationId!)),
  'decisions/*': item('décision au passage', 'decision at the gate', atGate),
  'conditions/*': item('condition au passage', 'condition at the gate', atGate),
  'reviews/*': item('revue du passage', 'review of the gate', gate),
  'indicators/*': item('indicateur', 'indicator', indicatorName),
  'indicators/*/versions/*': item('version', 'version', keyOf),
  'indicators/*/versions/*/acceptances/*': item('acceptation de', 'acceptance of', organisation),
  'indicators/*/versions/*/refusals/*': item('refus de', 'refusal of', (one, words) =>
    words.party(said(one).organisationId!),
  ),
  'indicators/*/versions/*/silences/*': item('silence', 'silence', (one, words) => dated(keyOf(one), words)),
  'indicators/*/versions/*/measurements/*': item('mesure', 'measurement', (one, words) =>
    dated(said(one).measuredOn!, words),
  ),
  'objectives/*': item('objectifs de', 'objectives of', organisation),
  'qualifications/*': item('qualification', 'qualification', (one, words) =>
    dated(said(one).qualifiedOn!, words),
  ),
  'deployments/*': item('déploiement', 'deployment', (one, words) => dated(said(one).recordedOn!, words)),
  ...ROUND_ITEMS,
};
