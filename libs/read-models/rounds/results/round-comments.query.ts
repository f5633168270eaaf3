import {
  isSealed,
  questionnaireOf,
  type DrawnResults,
  type DrawnViewpoint,
  type Questionnaire,
  type Round,
  type SealedText,
  type Viewpoint,
} from '#domain';
import { openDisclosed } from '#event-store';
import {
  cursorOf,
  InvalidCursor,
  keyOfCursor,
  type Page,
  type PageRequest,
} from '../../listing/cursor-page.js';
import { type Queryable } from '../../listing/queryable.js';
import { organisationsNamed } from '../../partnership-sheet/organisations-of-sheet.js';
import { countedSheets, type SealedCount } from '../../sheets/counted-sheets.query.js';
import { roundSeen } from '../../sight/round-seen.js';
import { type Sights } from '../../sight/sights.js';
import { toBeOpened } from '../../to-be-opened.js';
import { type ReadHistory } from '../../two-clocks/known-stream.js';
import { namedViewpoint } from '../viewpoints.js';
import { type RoundComment } from './round-comments.response.js';

const SORT = 'comments';

/** What was said beside an answer, and under which viewpoint it is shown. */
interface Said {
  readonly viewpoint: Viewpoint;
  readonly question: string;
  readonly text: SealedText;
}

/**
 * The comments of the sheets that count, of what is shown, a page at a time, texts still under their own keys; null where
 * the round was not opened at the point, or not known. By question and viewpoint; within these by their keys, which are in
 * no order of who spoke.
 * @throws StreamNotFound where its partnership is not seen, as where there is none; InvalidCursor
 */
export async function roundCommentsOf(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  roundId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<RoundComment> | null> {
  const { known } = await roundSeen(database, history, sights, roundId);
  if (!known) return null;
  const { state: round } = known;
  const questionnaire = questionnaireOf(round.questionnaire.code, round.questionnaire.version);
  const said = questionnaire ? await commentsOf(database, roundId, round, questionnaire) : [];
  const from = cursor === undefined ? 0 : placeIn(cursor);
  const parties = round.parties.map(({ organisationId }) => organisationId);
  const organisations = await organisationsNamed(database, parties, sights.point);
  const textOf = new Map(questionnaire?.questions.map(({ code, text }) => [code, text]));
  const shown = said.slice(from, from + limit);
  return {
    items: shown.map(({ viewpoint, question, text }) => ({
      ...namedViewpoint(viewpoint, organisations),
      question,
      questionText: textOf.get(question)!,
      text: toBeOpened(text),
    })),
    total: said.length,
    next: from + limit < said.length ? cursorOf(SORT, [from + limit]) : null,
  };
}

/** @throws InvalidCursor */
function placeIn(cursor: string): number {
  const place = Number(keyOfCursor(SORT, 1, cursor)[0]);
  if (!Number.isInteger(place) || place < 0) throw new InvalidCursor();
  return place;
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

async function commentsOf(
  database: Queryable,
  roundId: string,
  round: Round,
  { questions }: Questionnaire,
): Promise<Said[]> {
  const last = round.results.at(-1);
  if (!last) return [];
  const countedAt = new Map<number, readonly OpenedSheet[]>();
  for (const { opening } of round.results)
    countedAt.set(opening, await openedSheets(database, roundId, round, opening));
  return questions.flatMap(({ code }) =>
    last.viewpoints.flatMap((drawn) =>
      sheetsBehind(countedAt.get(openingBehind(round.results, drawn, code)) ?? [], round, drawn, code)
        .flatMap(({ comments: { [code]: text } }) => text ?? [])
        .map((text) => ({ viewpoint: drawn.viewpoint, question: code, text }))
        .sort((one, other) => order(one.text.$key, other.text.$key)),
    ),
  );
}

interface OpenedSheet extends Pick<SealedCount, 'sheetId' | 'respondent'> {
  readonly comments: Readonly<Record<string, SealedText>>;
}

/** The sheets with comments that count at the closing of an opening, opened with the keys that the closing events bear. */
async function openedSheets(
  database: Queryable,
  roundId: string,
  round: Round,
  opening: number,
): Promise<OpenedSheet[]> {
  const keys = new Map(round.openings.map((one) => [one.opening, one.disclosedKey]));
  const opened: OpenedSheet[] = [];
  for await (const sheet of countedSheets(database, roundId, round, opening)) {
    const { sheetId, eventId, respondent, sealed, opening: of } = sheet;
    const content = openDisclosed(sealed, { roundId, sheetId, eventId }, keys.get(of)!);
    const comments = Object.entries(content.kind === 'answers' ? content.comments : {}).flatMap(
      ([code, text]) => (isSealed(text) ? [[code, text] as const] : []),
    );
    // Most say nothing beside their answers.
    if (comments.length > 0) opened.push({ sheetId, respondent, comments: Object.fromEntries(comments) });
  }
  return opened;
}

const isSame = (one: DrawnViewpoint['viewpoint'], other: DrawnViewpoint['viewpoint']): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * The opening whose sheets a shown tally speaks of: the first at which it was shown as it stands. A panel's may be kept from
 * before (`withheldBetween`), and what was said beside the few answers that came since is then withheld with them.
 */
function openingBehind(
  results: readonly DrawnResults[],
  { viewpoint, questions }: DrawnViewpoint,
  code: string,
): number {
  const last = results.at(-1)!.opening;
  if (viewpoint.kind === 'party') return last;
  const standing = JSON.stringify(questions[code]);
  return (
    results.find(({ viewpoints }) =>
      viewpoints.some(
        (drawn) => isSame(drawn.viewpoint, viewpoint) && JSON.stringify(drawn.questions[code]) === standing,
      ),
    )?.opening ?? last
  );
}

/** The sheets whose comments a viewpoint shows: its official one, all of a party, those of a panel whose question is shown. */
function sheetsBehind(
  sheets: readonly OpenedSheet[],
  { officialSheets }: Round,
  { viewpoint, isOfficial, questions }: DrawnViewpoint,
  code: string,
): readonly OpenedSheet[] {
  if (viewpoint.kind === 'panel')
    return questions[code]
      ? sheets.filter(({ respondent }) => respondent.kind !== 'party' && respondent.panel === viewpoint.panel)
      : [];
  const { organisationId } = viewpoint;
  return sheets.filter(
    ({ sheetId, respondent }) =>
      respondent.kind === 'party' &&
      respondent.organisationId === organisationId &&
      (!isOfficial || sheetId === officialSheets[organisationId]),
  );
}
