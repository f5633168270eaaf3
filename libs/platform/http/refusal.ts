import { type Response } from 'express';

/** Notes on an answer the code of the problem that it tells. */
export function markRefused(response: Response, code: string): void {
  response.locals.problemCode = code;
}

/** The code of the problem that an answer tells; null where it tells none. */
export const refusalOf = ({ locals }: Response): string | null =>
  (locals as { readonly problemCode?: string }).problemCode ?? null;
