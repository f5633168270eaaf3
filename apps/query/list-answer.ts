import { type Request, type Response } from 'express';
import { type DataSource, type EntityManager } from 'typeorm';
import { type PageDto, ProblemException } from '#contracts';
import { type Actor, type Language } from '#domain';
import { type Position } from '#event-store';
import { InvalidCursor, type Page, type PageRequest, type ReadProjection, type Sights } from '#read-models';
import { representationFor, requestedAddress } from '#platform';
import { type Column } from './csv/column.js';
import { sendCsv } from './csv/send-csv.js';
import { answeredAt } from './two-clocks/answered-at.js';
import { type AskedPoint } from './two-clocks/asked-points.js';
import { clocksIn, stampHeader } from './two-clocks/stamps.js';

/** Rows fetched at once while a whole list is written as CSV. */
const CSV_PAGE = 200;

interface ListAnswer<Item> {
  readonly database: DataSource;
  readonly caller: Actor;
  readonly request: Request;
  readonly response: Response;
  readonly language: Language;
  readonly asked: PageDto;
  readonly point: AskedPoint;
  /** The projections that the list is made of. Default: all. */
  readonly projections?: readonly ReadProjection[];
  /** Null: what the list is of was not there at the point. */
  readonly page: (snapshot: EntityManager, sights: Sights, asked: PageRequest) => Promise<Page<Item> | null>;
  readonly columns: readonly Column<Item>[];
  /** File name of the CSV, without extension. */
  readonly fileName: string;
}

/** The address of another page of the same list (RFC 8288), at the point that this one was answered at. */
function pageLink(
  request: Request,
  clocks: Readonly<Record<string, string>>,
  cursor: string | null,
  rel: 'first' | 'next',
): string {
  const address = requestedAddress(request);
  for (const name of ['cursor', 'after', 'closing']) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(clocks)) address.searchParams.set(name, value);
  if (cursor !== null) address.searchParams.set('cursor', cursor);
  return `<${address.pathname}${address.search}>; rel="${rel}"`;
}

/** What is not there at a point that was asked for may be there at another. */
export const notThere = ({ isAsked }: AskedPoint): ProblemException =>
  new ProblemException(isAsked ? 'NOT_THERE_AT_POINT' : 'NOT_FOUND');

async function pageAt<Item>(
  { database, caller, point, page, projections }: ListAnswer<Item>,
  knownAt: Position | null,
  asked: PageRequest,
): Promise<{ shown: Page<Item>; position: Position }> {
  const { answer, position } = await answeredAt(
    database,
    caller,
    { ...point, knownAt },
    (snapshot, sights) => page(snapshot, sights, asked),
    projections,
  );
  if (!answer) throw notThere(point);
  return { shown: answer, position };
}

/** All pages, each of its own snapshot, all at the point of the first. */
async function* wholeList<Item>(answer: ListAnswer<Item>): AsyncGenerator<Item> {
  const { response, point } = answer;
  let knownAt = point.knownAt;
  let cursor: string | undefined;
  do {
    const { shown, position } = await pageAt(answer, knownAt, { limit: CSV_PAGE, cursor });
    if (cursor === undefined) stampHeader(response, point, position);
    knownAt = position;
    yield* shown.items;
    cursor = shown.next ?? undefined;
  } while (cursor !== undefined);
}

/**
 * Answers a list: a page as JSON with its `Link`s, or, for `Accept: text/csv`, all of it.
 * @throws ProblemException CURSOR_INVALID, NOT_ACCEPTABLE, NOT_FOUND, NOT_THERE_AT_POINT
 */
export async function answerList<Item>(answer: ListAnswer<Item>): Promise<void> {
  const { request, response, asked, point } = answer;
  if (representationFor(request, response, ['application/json', 'text/csv']) === 'text/csv') {
    await sendCsv(response, wholeList(answer), answer.columns, answer.language, answer.fileName);
    return;
  }
  const { shown, position } = await pageAt(answer, point.knownAt, {
    limit: asked.limit,
    cursor: point.cursor,
  }).catch((error: unknown) => {
    throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
  });
  const clocks = clocksIn(point, position);
  const next = shown.next && point.cursorAfter(position, shown.next);
  const links = [
    pageLink(request, clocks, null, 'first'),
    ...(next === null ? [] : [pageLink(request, clocks, next, 'next')]),
  ];
  stampHeader(response, point, position);
  response.setHeader('Link', links.join(', '));
  response.json({ ...shown, next });
}
