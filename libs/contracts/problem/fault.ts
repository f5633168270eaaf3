import { type Label } from '#domain';

/** One thing wrong with a request, and where: `pointer` in the body, `parameter` in the path or query, or `header`. */
export interface Fault {
  readonly code: string;
  readonly detail: Label;
  /** JSON Pointer as a URI fragment: `#/parties/0/roles`; `#` is the whole body. */
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
}

/** JSON Pointer fragment (RFC 6901 §6) of a path in the body. */
export const pointerTo = (...path: readonly (string | number)[]): string =>
  `#${path
    .map(
      (step) =>
        `/${encodeURIComponent(String(step).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    )
    .join('')}`;
