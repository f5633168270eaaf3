import { type Page } from 'playwright-core';
import { type Labels } from '#domain';

/** A table as it is read: its caption, the days that its columns are of, and its rows, cell by cell. */
export interface ReadTable {
  readonly id: string;
  readonly caption: string;
  readonly days: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Run in the page, which has no types of ours. */
const READ = `(selector) => {
  const text = (element) => (element ? element.innerText.replace(/\\s+/g, ' ').trim() : '');
  return [...document.querySelectorAll(selector)].map((table) => ({
    id: table.id,
    caption: text(table.caption),
    days: [...table.querySelectorAll('thead time')].map(({ dateTime }) => dateTime),
    rows: [...table.tBodies].flatMap(({ rows }) => [...rows].map(({ cells }) => [...cells].map(text))),
  }));
}`;

export const tablesIn = async (page: Page, selector: string): Promise<ReadTable[]> =>
  (await page.evaluate(`(${READ})(${JSON.stringify(selector)})`)) as ReadTable[];

/** The number that a text begins with, as French writes it. */
export function numberIn(text: string): number {
  const [written] = /^[+−-]?(\d{1,3}(\s\d{3})+|\d+)(,\d+)?/.exec(text) ?? [];
  if (written === undefined) throw new Error(`"${text}" begins with no number`);
  return Number(written.replace(/\s/g, '').replace('−', '-').replace(',', '.'));
}

/** Days named, for machines, in what is said under a term. */
export async function isoDatesIn(page: Page, facts: string, term: string): Promise<string[]> {
  const fact = page.locator(facts, { has: page.locator('dt', { hasText: new RegExp(`^${term}$`) }) });
  const times = await fact.locator('time').all();
  return Promise.all(times.map(async (time) => String(await time.getAttribute('datetime'))));
}

/** Which code a label of a page is of. */
export function codeOf(labels: Labels<string>, label: string): string {
  const found = Object.entries(labels).find(([, { fr }]) => fr === label);
  if (!found) throw new Error(`nothing is called "${label}"`);
  return found[0];
}
