import { type Api } from './api.js';
import { type ListAnswer, type Organisation } from './list-answers.js';

/** Above this number a list of choices is of no use to anyone. */
const MOST_PAGES = 5;

/** Organisations to choose from, in order of name. */
export async function organisationOptions(api: Api): Promise<Organisation[]> {
  const organisations: Organisation[] = [];
  const query = new URLSearchParams({ limit: '200' });
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { items, next } = await api.get<ListAnswer<Organisation>>('/organisations', query);
    organisations.push(...items);
    if (next === null) break;
    query.set('cursor', next);
  }
  return organisations;
}
