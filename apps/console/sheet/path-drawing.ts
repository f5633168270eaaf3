import { daysBetween, STAGE_LABELS, STAGES, type Stage } from '#domain';
import { type SheetAnswer, type SheetStay } from '../api/sheet-answer.js';
import { attributes, html, type Html } from '../html/html.js';
import { statusPatterns } from '../portfolio/status-patterns.js';
import { type Words } from '../words/words.js';

const LANE = 46;
const BAR_TOP = 20;
const BAR = 16;
const AXIS = 24;
const MOST_TICKS = 6;

type Drawn = Pick<SheetAnswer, 'path' | 'status' | 'statusSince'>;

const hasEnded = ({ status }: Drawn): boolean => status !== 'active' && status !== 'suspended';

/** The first lane is the last stage: moving on climbs. */
const topOf = (stage: Stage): number => (STAGES.length - 1 - STAGES.indexOf(stage)) * LANE;
const middleOf = (stage: Stage): number => topOf(stage) + BAR_TOP + BAR / 2;

/** From days to shares of the width, so that words keep their size on any screen. */
class Scale {
  private readonly days: number;

  constructor(
    readonly from: string,
    readonly to: string,
  ) {
    this.days = Math.max(1, daysBetween(from, to));
  }

  at(day: string): number {
    const share = (100 * daysBetween(this.from, day)) / this.days;
    return Math.round(Math.min(100, Math.max(0, share)) * 100) / 100;
  }

  /** Whole years, few enough to be read on a telephone. */
  get ticks(): { readonly day: string; readonly year: number }[] {
    const [first, last] = [Number(this.from.slice(0, 4)) + 1, Number(this.to.slice(0, 4))];
    const step = [1, 2, 5, 10, 20].find((years) => (last - first + 1) / years <= MOST_TICKS) ?? 50;
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    return years.filter((year) => year % step === 0).map((year) => ({ day: `${year}-01-01`, year }));
  }
}

const bar = (
  scale: Scale,
  stage: Stage,
  from: string,
  to: string,
  named: Readonly<Record<string, string>>,
): Html => {
  const x = scale.at(from);
  return html`<rect${attributes({
    x: `${x}%`,
    y: topOf(stage) + BAR_TOP,
    width: `${Math.max(0.6, Math.round((scale.at(to) - x) * 100) / 100)}%`,
    height: BAR,
    ...named,
  })} />`;
};

function stay(
  scale: Scale,
  { stage, enteredOn, leftOn, entryKnown, exitKnown, pauses }: SheetStay,
  end: string,
): Html {
  const known = entryKnown && (leftOn === null || exitKnown);
  return html`${bar(scale, stage, enteredOn, leftOn ?? end, { class: known ? 'stay' : 'stay stay--unknown' })}${pauses
    .filter(({ from }) => from < end)
    .map(({ from, to }) =>
      bar(scale, stage, from, to ?? end, { class: 'pause', fill: 'url(#status-suspended)' }),
    )}`;
}

function passage(scale: Scale, before: SheetStay, after: SheetStay): Html {
  const x = `${scale.at(after.enteredOn)}%`;
  const isBack = before.exit === 'went-back';
  const climbs = topOf(after.stage) < topOf(before.stage);
  const kind = isBack ? 'back' : before.exit === 'observed-elsewhere' ? 'unknown' : null;
  const end = middleOf(after.stage) + (climbs ? BAR / 2 + 2 : -BAR / 2 - 2);
  return html`<line${attributes({
    x1: x,
    x2: x,
    y1: middleOf(before.stage),
    y2: end,
    class: kind ? `passage passage--${kind}` : 'passage',
    'marker-end': `url(#arrow${isBack ? '-back' : ''})`,
  })} />`;
}

const marker = (id: string, className: string): Html =>
  html`<marker
    id="${id}"
    viewBox="0 0 8 8"
    refX="6"
    refY="4"
    markerWidth="9"
    markerHeight="9"
    markerUnits="userSpaceOnUse"
    orient="auto"
    ><path d="M0 0L8 4L0 8z" class="${className}"
  /></marker>`;

function inWords(words: Words, { path }: Drawn, end: string): string {
  return path
    .map(({ stage, enteredOn, leftOn, exit, pauses }) => {
      const until = leftOn ?? end;
      const how = exit === 'went-back' ? words.say(', puis retour en arrière', ', then back') : '';
      const paused = pauses.length > 0 ? words.say(', avec interruption', ', with a pause') : '';
      return words.say(
        `${STAGE_LABELS[stage].fr} du ${words.date(enteredOn)} au ${words.date(until)}${paused}${how}`,
        `${STAGE_LABELS[stage].en} from ${words.date(enteredOn)} to ${words.date(until)}${paused}${how}`,
      );
    })
    .join(' ; ');
}

/** What the signs of the drawing mean. */
function legend(words: Words): Html {
  const signs: readonly (readonly [Html, string])[] = [
    [html`<rect width="24" height="14" class="stay" />`, words.say('séjour', 'stay')],
    [
      html`<rect x="1" y="1" width="22" height="12" class="stay stay--unknown" />`,
      words.say('dates mal connues', 'dates not known exactly'),
    ],
    [
      html`<rect width="24" height="14" fill="url(#status-suspended)" />`,
      words.say('suspendu ou interrompu', 'suspended or interrupted'),
    ],
    [html`<line x1="1" x2="23" y1="7" y2="7" class="passage" />`, words.say('passage', 'passage')],
    [
      html`<line x1="1" x2="23" y1="7" y2="7" class="passage passage--back" />`,
      words.say('retour en arrière', 'going back'),
    ],
    [html`<rect x="8" y="2" width="9" height="10" class="end-mark" />`, words.say('fin', 'end')],
  ];
  return html`<ul class="legend" aria-hidden="true">
    ${signs.map(([sign, says]) => html`<li><svg width="24" height="14">${sign}</svg>${says}</li>`)}
  </ul>`;
}

/**
 * The path of a partnership over time: a lane a stage, the last on top, its stays, its pauses hatched, each going back
 * drawn apart. Null where no document puts it on the path.
 */
export function pathDrawing(words: Words, drawn: Drawn, today: string): Html | null {
  const [first] = drawn.path;
  if (!first) return null;
  const end = hasEnded(drawn) ? drawn.statusSince : today;
  const scale = new Scale(first.enteredOn, end);
  const bottom = STAGES.length * LANE;
  return html`<figure class="chart">
    <svg width="100%" height="${bottom + AXIS}" role="img" aria-labelledby="path-title path-description">
      <title id="path-title">${words.say('Le parcours, étape par étape', 'The path, stage by stage')}</title>
      <desc id="path-description">${inWords(words, drawn, end)}</desc>
      ${statusPatterns()}
      <defs>${marker('arrow', 'arrow')}${marker('arrow-back', 'arrow arrow--back')}</defs>
      ${scale.ticks.map(({ day, year }) => {
        const x = scale.at(day);
        const anchor = x > 92 ? 'end' : x < 4 ? 'start' : 'middle';
        return html`<line x1="${x}%" x2="${x}%" y1="0" y2="${bottom}" class="grid" /><text
            x="${x}%"
            y="${bottom + 16}"
            text-anchor="${anchor}"
            class="chart__tick"
            >${year}</text
          >`;
      })}
      ${STAGES.map((stage) => {
        const y = topOf(stage) + BAR_TOP + BAR;
        return html`<line x1="0" x2="100%" y1="${y}" y2="${y}" class="lane" />`;
      })}
      ${drawn.path.map((one) => stay(scale, one, end))}
      ${drawn.path.slice(1).map((after, index) => passage(scale, drawn.path[index] as SheetStay, after))}
      ${STAGES.map(
        (stage) =>
          html`<text x="0" y="${topOf(stage) + 14}" class="chart__label"
            >${words.label(STAGE_LABELS, stage)}</text
          >`,
      )}
      ${
        hasEnded(drawn) &&
        html`<svg x="100%" overflow="visible">
          <rect
            x="-8"
            y="${topOf((drawn.path.at(-1) as SheetStay).stage) + BAR_TOP - 2}"
            width="8"
            height="${BAR + 4}"
            class="end-mark"
          />
        </svg>`
      }
    </svg>
    ${legend(words)}
  </figure>`;
}
