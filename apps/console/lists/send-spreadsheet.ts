import { type Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Passes the API's CSV on to a browser, which cannot ask for it by itself. */
export async function sendSpreadsheet(response: Response, answer: globalThis.Response): Promise<void> {
  for (const header of ['content-type', 'content-disposition', 'content-language']) {
    const value = answer.headers.get(header);
    if (value) response.setHeader(header, value);
  }
  response.setHeader('Cache-Control', 'no-store');
  if (!answer.body) response.end();
  else await pipeline(Readable.fromWeb(answer.body), response);
}
