import {
  IMPACT_LABELS,
  STAGE_LABELS,
  STANDING_LABELS,
  STATUS_LABELS,
  SUB_IMPACT_LABELS,
  WATCH_SIGNAL_LABELS,
  type Label,
  type Language,
} from '#domain';
import { type PortfolioFigures } from '#read-models';
import { column, labelled, type Column } from './column.js';

/** The portfolio as a flat table: one line a figure. */
export interface PortfolioLine {
  /** Where in the portfolio: `standings/conception/active`. */
  readonly path: string;
  readonly section: Label;
  readonly subject: (language: Language) => string;
  readonly figure: Label;
  readonly value: number | null;
}

const SECTIONS = {
  standings: { fr: 'Partenariats par étape et statut', en: 'Partnerships by stage and status' },
  conversion: { fr: 'Devenir des entrées dans l’étape', en: 'What became of entries into the stage' },
  time: { fr: 'Jours dans l’étape', en: 'Days in stage' },
  watch: { fr: 'À surveiller', en: 'To watch' },
  scoreboard: { fr: 'Trois impacts', en: 'Three impacts' },
};

const label = (fr: string, en: string): Label => ({ fr, en });

const CONVERSION_FIGURES = [
  ['entered', label('Entrés', 'Entered')],
  ['passed', label('Passés', 'Passed')],
  ['wentBack', label('Revenus en arrière', 'Went back')],
  ['ended', label('Terminés', 'Ended')],
  ['remaining', label('Encore là', 'Remain')],
  ['passageUnknown', label('Passage inconnu', 'Passage unknown')],
] as const;

const STAY_KINDS = [
  ['completed', label('séjours achevés', 'completed stays')],
  ['open', label('séjours en cours', 'open stays')],
  ['ended', label('fins de partenariat', 'partnership ended')],
] as const;

const STAY_FIGURES = [
  ['n', label('nombre', 'number')],
  ['median', label('médiane', 'median')],
  ['p75', label('75e centile', '75th percentile')],
  ['shortest', label('minimum', 'shortest')],
  ['longest', label('maximum', 'longest')],
] as const;

const SCORE_FIGURES = [
  ['indicators', label('Indicateurs', 'Indicators')],
  ['agreed', label('Convenus', 'Agreed')],
  ['measured', label('Mesurés', 'Measured')],
  ['withProgress', label('Avec progression', 'With progress')],
  ['reached', label('Atteints', 'Reached')],
  ['advancing', label('En progrès', 'Advancing')],
  ['notAdvancing', label('Sans progrès', 'Not advancing')],
  ['median', label('Progression médiane', 'Median progress')],
  ['lowest', label('Progression minimale', 'Lowest progress')],
  ['highest', label('Progression maximale', 'Highest progress')],
] as const;

export function portfolioLines(portfolio: PortfolioFigures): PortfolioLine[] {
  return [
    ...portfolio.standings.flatMap(({ standing, statuses }) =>
      statuses.map(({ status, count }) => ({
        path: `standings/${standing}/${status}`,
        section: SECTIONS.standings,
        subject: (language: Language) => labelled(STANDING_LABELS, standing, language),
        figure: STATUS_LABELS[status],
        value: count,
      })),
    ),
    ...portfolio.conversion.flatMap((conversion) =>
      CONVERSION_FIGURES.map(([name, figure]) => ({
        path: `conversion/${conversion.stage}/${name}`,
        section: SECTIONS.conversion,
        subject: (language: Language) => STAGE_LABELS[conversion.stage][language],
        figure,
        value: conversion[name].count,
      })),
    ),
    ...portfolio.timeInStage.flatMap((time) =>
      STAY_KINDS.flatMap(([kind, kindLabel]) =>
        STAY_FIGURES.map(([name, figure]) => ({
          path: `timeInStage/${time.stage}/${kind}/${name}`,
          section: SECTIONS.time,
          subject: (language: Language) => `${STAGE_LABELS[time.stage][language]}, ${kindLabel[language]}`,
          figure,
          value: time[kind][name],
        })),
      ),
    ),
    ...portfolio.watch.map(({ signal, count }) => ({
      path: `watch/${signal}`,
      section: SECTIONS.watch,
      subject: (language: Language) => WATCH_SIGNAL_LABELS[signal][language],
      figure: label('Nombre', 'Number'),
      value: count,
    })),
    ...portfolio.impacts.flatMap((score) =>
      SCORE_FIGURES.map(([name, figure]) => ({
        path: `impacts/${score.impact}/${name}`,
        section: SECTIONS.scoreboard,
        subject: (language: Language) => IMPACT_LABELS[score.impact][language],
        figure,
        value: score[name],
      })),
    ),
    ...portfolio.scoreboard.flatMap((score) =>
      SCORE_FIGURES.map(([name, figure]) => ({
        path: `scoreboard/${score.subImpact}/${name}`,
        section: SECTIONS.scoreboard,
        subject: (language: Language) =>
          `${IMPACT_LABELS[score.impact][language]} / ${SUB_IMPACT_LABELS[score.subImpact][language]}`,
        figure,
        value: score[name],
      })),
    ),
  ];
}

export const PORTFOLIO_COLUMNS: readonly Column<PortfolioLine>[] = [
  column('Rubrique', 'Section', (line, language) => line.section[language]),
  column('Objet', 'Subject', (line, language) => line.subject(language)),
  column('Chiffre', 'Figure', (line, language) => line.figure[language]),
  column('Valeur', 'Value', (line) => line.value),
];
