import {
  ACTION_STATE_LABELS,
  labelOf,
  PANEL_LABELS,
  REPLY_STANCE_LABELS,
  ROUND_REOPENING_REASON_LABELS,
  SPHERE_LABELS,
  SUB_IMPACT_LABELS,
  type RoundState,
} from '#domain';
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
import { type Within } from './field-changes.js';
import * as as from './value-words.js';

const STATE_LABELS: Readonly<Record<RoundState, { fr: string; en: string }>> = {
  open: { fr: 'Ouvert', en: 'Open' },
  closed: { fr: 'Clos', en: 'Closed' },
  reopened: { fr: 'Rouvert', en: 'Reopened' },
};
const FINDING_LABELS = {
  finding: { fr: 'Constat', en: 'Finding' },
  recommendation: { fr: 'Recommandation', en: 'Recommendation' },
};
const ALL_ACTION_STATES = { agreed: { fr: 'Convenue', en: 'Agreed' }, ...ACTION_STATE_LABELS };

const onItsDay = (one: Within, words: Words): string => ranked(dated(keyOf(one), words), one);
/** Organisations have ids, panels a code. */
const viewpoint = (one: Within, words: Words): string =>
  keyOf(one) in PANEL_LABELS ? words.label(PANEL_LABELS, keyOf(one)) : organisation(one, words);

/** Every field of a round that is compared, by its path with `*` for keys. */
export const ROUND_FIELDS: Readonly<Record<string, ComparedField>> = {
  'rounds/*/title': field('titre', 'title'),
  'rounds/*/questionnaire': field('questionnaire', 'questionnaire'),
  'rounds/*/cohort': field('cohorte', 'cohort'),
  'rounds/*/state': field('état', 'state', as.code(STATE_LABELS)),
  'rounds/*/closesOn': field('dernier jour de réponse', 'last day to answer', as.date),

  'rounds/*/openings/*/openedOn': field('ouverture', 'opened on', as.date),
  'rounds/*/openings/*/closesOn': field('dernier jour de réponse', 'last day to answer', as.date),
  'rounds/*/openings/*/closedOn': field('clôture', 'closed on', as.date),
  'rounds/*/openings/*/reason': field('motif', 'reason', as.code(ROUND_REOPENING_REASON_LABELS)),
  'rounds/*/openings/*/comment': field('commentaire', 'comment'),

  'rounds/*/parties/*/sphere': field('sphère', 'sphere', as.code(SPHERE_LABELS)),
  'rounds/*/parties/*/hasOfficialSheet': field('réponse désignée', 'answer named', as.truth),
  'rounds/*/panels/*/threshold': field('seuil', 'threshold', as.number),
  'rounds/*/panels/*/invited': field('membres invités', 'members invited', as.number),
  'rounds/*/reminders/*/organisationIds': field('organisations', 'organisations', as.listOf(as.organisation)),
  'rounds/*/reminders/*/panels': field('panels', 'panels', as.listOf(as.code(PANEL_LABELS))),

  'rounds/*/results/*/drawnOn': field('établis le', 'drawn up on', as.date),
  'rounds/*/results/*/viewpoints/*/sheets': field('réponses comptées', 'answers counted', as.number),
  'rounds/*/results/*/viewpoints/*/afterResults': field(
    'données après des résultats',
    'given after results',
    as.number,
  ),
  'rounds/*/results/*/viewpoints/*/isOfficial': field('réponse désignée', 'answer named', as.truth),
  'rounds/*/results/*/viewpoints/*/performance': field(
    'performance : médiane',
    'performance: median',
    as.number,
  ),
  'rounds/*/results/*/viewpoints/*/innovation': field(
    'innovation : médiane',
    'innovation: median',
    as.number,
  ),
  'rounds/*/results/*/viewpoints/*/confidence': field('confiance : médiane', 'confidence: median', as.number),

  'rounds/*/findings/*/kind': field('nature', 'kind', as.code(FINDING_LABELS)),
  'rounds/*/findings/*/subImpact': field('sous-impact', 'sub-impact', as.code(SUB_IMPACT_LABELS)),
  'rounds/*/findings/*/text': field('texte', 'text'),
  'rounds/*/findings/*/recordedOn': field('posé le', 'stated on', as.date),
  'rounds/*/findings/*/replies/*/stance': field('position', 'stance', as.code(REPLY_STANCE_LABELS)),
  'rounds/*/findings/*/replies/*/text': field('texte', 'text'),
  'rounds/*/findings/*/replies/*/repliedOn': field('répondu le', 'replied on', as.date),

  'rounds/*/actions/*/title': field('titre', 'title'),
  'rounds/*/actions/*/ownerId': field('responsable', 'owner', as.organisation),
  'rounds/*/actions/*/dueOn': field('échéance', 'due on', as.date),
  'rounds/*/actions/*/agreedOn': field('convenue le', 'agreed on', as.date),
  'rounds/*/actions/*/state': field('état', 'state', as.code(ALL_ACTION_STATES)),
  'rounds/*/actions/*/steps/*/state': field('état', 'state', as.code(ACTION_STATE_LABELS)),
  'rounds/*/actions/*/steps/*/dueOn': field('nouvelle échéance', 'new due date', as.date),
  'rounds/*/actions/*/steps/*/comment': field('commentaire', 'comment'),
};

/** Every kind of thing of which a round has several, and rounds, by its path with `*` for keys. */
export const ROUND_ITEMS: Readonly<Record<string, ComparedItem>> = {
  'rounds/*': item('tour d’évaluation', 'evaluation round', (one, words) => words.quoted(said(one).title!)),
  'rounds/*/openings/*': item('ouverture', 'opening', keyOf),
  'rounds/*/parties/*': item('partie interrogée', 'party asked', organisation),
  'rounds/*/panels/*': item('panel', 'panel', viewpoint),
  'rounds/*/reminders/*': item('relance', 'reminder', onItsDay),
  'rounds/*/results/*': item('résultats de l’ouverture', 'results of opening', keyOf),
  'rounds/*/results/*/viewpoints/*': item('regard', 'viewpoint', viewpoint),
  'rounds/*/findings/*': item('débat,', 'debate,', (one, words) =>
    [
      labelOf(FINDING_LABELS, said(one).kind!)[words.language].toLowerCase(),
      dated(said(one).recordedOn!, words),
    ].join(' '),
  ),
  'rounds/*/findings/*/replies/*': item('réponse de', 'reply of', organisation),
  'rounds/*/actions/*': item('action', 'action', (one, words) => words.quoted(said(one).title!)),
  'rounds/*/actions/*/steps/*': item('suivi', 'follow-up', onItsDay),
};
