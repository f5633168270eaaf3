import { v5 as uuidv5 } from 'uuid';

/** Root namespace of every id this project derives (a random UUID, fixed for ever). */
const NAMESPACE = '6f0a4a56-6f0b-4f6e-9a54-3c1f0f6f8a11';

/** UUIDv5 of parts: the same parts give the same id, so that a retried command names the same things. */
export const derivedId = (...parts: readonly (string | number)[]): string =>
  uuidv5(JSON.stringify(parts), NAMESPACE);
