import { PANEL_LABELS } from '#domain';
import {
  type CountedViewpoint,
  type MarkFigures,
  type NamedViewpoint,
  type ViewpointMarks,
} from '../api/round-answers.js';
import { type Figures, type Lane } from '../charts/spread-plot.js';
import { type Marked } from '../charts/viewpoint-mark.js';
import { type Words } from '../words/words.js';

/** A viewpoint by name: a party's own, a panel's kind. */
export const viewpointName = (words: Words, { name, panel }: NamedViewpoint): string =>
  panel === null ? (name ?? words.notStated) : words.label(PANEL_LABELS, panel);

/** How each viewpoint is drawn on the whole page: by its place among all. */
export const markOf = (viewpoints: readonly NamedViewpoint[], viewpoint: string): Marked => {
  const place = viewpoints.findIndex((one) => one.viewpoint === viewpoint);
  return { place: Math.max(0, place), isPanel: viewpoints[place]?.kind === 'panel' };
};

/** Figures that can be drawn; null where no mark was given. */
export function drawable(figures: MarkFigures | null): Figures | null {
  if (figures === null) return null;
  const { n, median, min, max, lowerQuartile: lower, upperQuartile: upper } = figures;
  if (median === null || min === null || max === null || lower === null || upper === null) return null;
  return { n, median, min, max, lower, upper };
}

/** Answers that are no marks: said, and counted for nothing. */
function apart(words: Words, figures: MarkFigures | null): string | null {
  if (!figures) return null;
  const { notConcerned, dontKnow } = figures;
  const said = [
    notConcerned > 0 && words.say(`non concerné : ${notConcerned}`, `not concerned: ${notConcerned}`),
    dontKnow > 0 && words.say(`ne sait pas : ${dontKnow}`, `don’t know: ${dontKnow}`),
  ].filter((one) => one !== false);
  return said.length === 0 ? null : said.join(', ');
}

/** Why nothing is drawn of a viewpoint. */
function whyNot(words: Words, counted: CountedViewpoint, figures: MarkFigures | null): string {
  const { withheld, threshold, kind, sheets } = counted;
  if (withheld && threshold !== null)
    return words.say(
      `Non montré : moins de ${threshold} réponses.`,
      `Not shown: fewer than ${threshold} answers.`,
    );
  if (figures !== null) return words.say('Aucune note donnée.', 'No mark given.');
  if (sheets === 0) return words.say('N’a pas répondu.', 'Did not answer.');
  return kind === 'panel' && threshold !== null
    ? words.say(
        `Non montré : moins de ${threshold} réponses ici.`,
        `Not shown: fewer than ${threshold} answers here.`,
      )
    : words.say('Pas de réponse.', 'No answer.');
}

/** A lane for each viewpoint of the results, in their order, whatever each answered. */
export const lanesOf = (
  words: Words,
  viewpoints: readonly CountedViewpoint[],
  marks: readonly ViewpointMarks[],
): Lane[] =>
  viewpoints.map((counted) => {
    const figures = marks.find(({ viewpoint }) => viewpoint === counted.viewpoint)?.figures ?? null;
    const shown = drawable(figures);
    return {
      name: viewpointName(words, counted),
      marked: markOf(viewpoints, counted.viewpoint),
      figures: shown,
      why: shown ? null : whyNot(words, counted, figures),
      notes: apart(words, figures),
    };
  });
