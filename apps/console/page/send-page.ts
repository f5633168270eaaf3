import { type Response } from 'express';

/** Sends a page, of its own time and reader, from a route that may answer otherwise. */
export function sendPage(response: Response, status: number, markup: string): void {
  response.status(status);
  response.set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(markup);
}
