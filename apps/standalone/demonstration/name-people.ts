import { type People } from '#access';
import { actorIdOf, type Configuration } from '#platform';
import { emailOf } from './issuer.js';
import { DEMONSTRATION_PEOPLE, subjectOf } from './people.js';

/** The demonstration people are in the directory before any of them signs in. */
export async function nameDemonstrationPeople(
  people: People,
  { actorKey, oidc }: Pick<Configuration, 'actorKey' | 'oidc'>,
): Promise<void> {
  for (const person of DEMONSTRATION_PEOPLE) {
    const actorId = actorIdOf(actorKey, oidc.knownAs, subjectOf(person));
    await people.signedIn(actorId, { name: person.name, email: emailOf(person) });
  }
}
