import { type Api } from '../api/api.js';
import { type Words } from '../words/words.js';
import { type PeopleAnswer, type ServiceAccount } from './access-answers.js';

/** Someone, or a program, that may act for an organisation. */
export interface Actor {
  readonly id: string;
  readonly name: string | null;
}

/** Above this number a list of choices is of no use to anyone. */
const MOST_PAGES = 5;

/** People by name, then programs. */
export async function peopleToChoose(api: Api): Promise<Actor[]> {
  const people: Actor[] = [];
  const query = new URLSearchParams({ limit: '200' });
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { items, next } = await api.get<PeopleAnswer>('/people', query);
    people.push(...items.map(({ actorId: id, name }) => ({ id, name })));
    if (next === null) break;
    query.set('cursor', next);
  }
  const { items } = await api.get<{ readonly items: readonly ServiceAccount[] }>('/service-accounts');
  const programs = items
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ accountId: id, name }) => ({ id, name }));
  return [...people, ...programs];
}

/** A name; where it is not known or was erased, the pseudonym. */
export const nameOf = (words: Words, { id, name }: Actor): string =>
  name ?? words.say(`pseudonyme ${id}`, `pseudonym ${id}`);
