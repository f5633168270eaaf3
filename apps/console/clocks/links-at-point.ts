import { CLOCKS } from './clocks.js';

/** Links to pages that speak of a point: reports, lists, and one thing of a list. */
const LINK =
  /(<a (?:(?!data-point)[^>])*?href=")(\/(?:(?:partnerships|organisations)(?:\/[0-9a-f-]{36}(?:\/(?:evaluation|rounds|trajectory|board))?)?|rounds(?:\/[0-9a-f-]{36}(?:\/results)?)?|cohorts\/[0-9a-f-]{36}|shared-indicators(?:\/[0-9a-f-]{36})?|trajectories|watch|indicators|stage-stays)?)(\?[^"#]*)?(#[^"]*)?"/g;

const names: readonly string[] = Object.values(CLOCKS);

/**
 * A page at a point with its links kept at that point: what one finds behind a figure of the past is of the past.
 * A link that leads back to today says `data-point`.
 */
export const linksAtPoint = (markup: string, clocks: Readonly<Record<string, string>>): string =>
  markup.replace(
    LINK,
    (_, before: string, path: string, query: string | undefined, place: string | undefined) => {
      const asked = new URLSearchParams((query ?? '').slice(1).replaceAll('&amp;', '&'));
      for (const name of names) asked.delete(name);
      for (const [name, value] of Object.entries(clocks)) asked.set(name, value);
      return `${before}${path}?${asked.toString().replaceAll('&', '&amp;')}${place ?? ''}"`;
    },
  );
