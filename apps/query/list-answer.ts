import { type Request, type Response } from 'express';
import { type PageDto, ProblemException } from '#contracts';
import { type Language } from '#domain';
import { InvalidCursor, type Page, type PageRequest } from '#read-models';
import { representationFor, requestedAddress } from '#platform';
import { type Column } from './csv/column.js';
import { sendCsv } from './csv/send-csv.js';

/** Rows fetched at once while a whole list is written as CSV. */
const CSV_PAGE = 200;

interface ListAnswer<Item> {
  readonly request: Request;
  readonly response: Response;
  readonly language: Language;
  readonly asked: PageDto;
  readonly page: (asked: PageRequest) => Promise<Page<Item>>;
  readonly columns: readonly Column<Item>[];
  /** File name of the CSV, without extension. */
  readonly fileName: string;
}

/** The address of another page of the same list (RFC 8288). */
function pageLink(request: Request, cursor: string | null, rel: 'first' | 'next'): string {
  const address = requestedAddress(request);
  address.searchParams.delete('cursor');
  address.searchParams.delete('after');
  if (cursor !== null) address.searchParams.set('cursor', cursor);
  return `<${address.pathname}${address.search}>; rel="${rel}"`;
}

async function* wholeList<Item>(page: ListAnswer<Item>['page']): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page({ limit: CSV_PAGE, cursor });
    yield* items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

/**
 * Answers a list: a page as JSON with its `Link`s, or, for `Accept: text/csv`, all of it.
 * @throws ProblemException CURSOR_INVALID, NOT_ACCEPTABLE
 */
export async function answerList<Item>(answer: ListAnswer<Item>): Promise<void> {
  const { request, response, asked, page } = answer;
  if (representationFor(request, response, ['application/json', 'text/csv']) === 'text/csv') {
    await sendCsv(response, wholeList(page), answer.columns, answer.language, answer.fileName);
    return;
  }
  const shown = await page({ limit: asked.limit, cursor: asked.cursor }).catch((error: unknown) => {
    throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
  });
  const links = [
    pageLink(request, null, 'first'),
    ...(shown.next === null ? [] : [pageLink(request, shown.next, 'next')]),
  ];
  response.setHeader('Link', links.join(', '));
  response.json(shown);
}
