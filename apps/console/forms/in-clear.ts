import { type Words } from '../words/words.js';

/** Said at a text that is not encrypted, which nobody can have forgotten. */
export const inClear = (words: Words): string =>
  words.say('En clair : sans nom de personne.', 'In clear: no person’s name.');
