import { type Api } from './api.js';
import { type ListAnswer, type Organisation } from './list-answers.js';

/** Above this number a list of choices is of no use to anyone. */
const MOST_PAGES = 5;

export interface OrganisationOptions {
  /** In order of name. */
  readonly listed: readonly Organisation[];
  /** How many there are: more than are listed where they are too many. */
  readonly total: number;
}

/** For what offers none. */
export const NONE_LISTED: OrganisationOptions = { listed: [], total: 0 };

/** Organisations to choose from. */
export async function organisationOptions(api: Api): Promise<OrganisationOptions> {
  const listed: Organisation[] = [];
  let total = 0;
  const query = new URLSearchParams({ limit: '200' });
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { items, next, ...counted } = await api.get<ListAnswer<Organisation>>('/organisations', query);
    listed.push(...items);
    total = counted.total;
    if (next === null) break;
    query.set('cursor', next);
  }
  return { listed, total };
}
