import { PANEL_LABELS, type Language } from '#domain';
import {
  type CountedViewpoint,
  type ListedRound,
  type MarkFigures,
  type NamedViewpoint,
  type RoundComment,
  type RoundResults,
} from '#read-models';
import { column, labelled, type Column } from './column.js';

const STATES = {
  open: { fr: 'Ouvert', en: 'Open' },
  closed: { fr: 'Clos', en: 'Closed' },
  reopened: { fr: 'Rouvert', en: 'Reopened' },
};

export const ROUND_COLUMNS: readonly Column<ListedRound>[] = [
  column('Tour', 'Round', (row) => row.title),
  column('Identifiant', 'Id', (row) => row.roundId),
  column('Partenariat', 'Partnership', (row) => row.partnershipTitle),
  column('Identifiant du partenariat', 'Partnership id', (row) => row.partnershipId),
  column('Questionnaire', 'Questionnaire', (row) => `${row.questionnaireCode} ${row.questionnaireVersion}`),
  column('Cohorte', 'Cohort', (row) => row.cohortName),
  column('État', 'State', (row, language) => labelled(STATES, row.state, language)),
  column('Ouvert le', 'Opened on', (row) => row.openedOn),
  column('Réponses jusqu’au', 'Answers until', (row) => row.closesOn),
  column('Clos le', 'Closed on', (row) => row.closedOn),
  column('Parties interrogées', 'Parties asked', (row) => row.parties.map(({ name }) => name).join(' ; ')),
  column('Parties ayant répondu', 'Parties that answered', (row) => row.partiesAnswered),
  column('Panels', 'Panels', (row, language) =>
    row.panels.map((panel) => labelled(PANEL_LABELS, panel, language)).join(' ; '),
  ),
];

/** The results of a round as a flat table: one line a question and viewpoint. */
export interface ResultLine {
  readonly code: string;
  readonly text: { readonly fr: string; readonly en: string };
  readonly viewpoint: CountedViewpoint;
  readonly figures: MarkFigures | null;
}

export const resultLines = ({ questions, viewpoints }: RoundResults): ResultLine[] =>
  questions.flatMap(({ code, text, viewpoints: marks }) =>
    marks.map(({ figures }, place) => ({ code, text, viewpoint: viewpoints[place]!, figures })),
  );

const nameOf = ({ name, organisationId, panel }: NamedViewpoint, language: Language): string =>
  panel === null ? (name ?? organisationId ?? '') : labelled(PANEL_LABELS, panel, language);

export const RESULT_COLUMNS: readonly Column<ResultLine>[] = [
  column('Question', 'Question', (line) => line.code),
  column('Libellé', 'Text', (line, language) => line.text[language]),
  column('Point de vue', 'Viewpoint', (line, language) => nameOf(line.viewpoint, language)),
  column('Montré à partir de', 'Shown from', (line) => line.viewpoint.threshold),
  column('Réponses', 'Answers', (line) => line.figures?.n),
  column('Médiane', 'Median', (line) => line.figures?.median),
  column('Minimum', 'Lowest', (line) => line.figures?.min),
  column('Premier quartile', 'Lower quartile', (line) => line.figures?.lowerQuartile),
  column('Troisième quartile', 'Upper quartile', (line) => line.figures?.upperQuartile),
  column('Maximum', 'Highest', (line) => line.figures?.max),
  column('Non concerné', 'Not concerned', (line) => line.figures?.notConcerned),
  column('Ne sait pas', 'Don’t know', (line) => line.figures?.dontKnow),
];

export const COMMENT_COLUMNS: readonly Column<RoundComment>[] = [
  column('Question', 'Question', (row) => row.question),
  column('Libellé', 'Text', (row, language) => row.questionText[language]),
  column('Point de vue', 'Viewpoint', nameOf),
  column('Commentaire', 'Comment', (row) => row.text),
];
