import { closingSentences } from './closing-sentences.js';
import { correctionSentences, type TellFact } from './correction-sentences.js';
import { descriptionSentences } from './description-sentences.js';
import { frameworkSentences } from './framework-sentences.js';
import { gateSentences } from './gate-sentences.js';
import { indicatorSentences } from './indicator-sentences.js';
import { organisationSentences } from './organisation-sentences.js';
import { pathSentences } from './path-sentences.js';
import { roundSentences } from './round-sentences.js';
import { type Sentence, type Tell } from './sentence.js';

/** A fact in a sentence that a person reads; of a type that this release does not know, the type. */
export const sentenceOf: TellFact = ({ type, data }, words) => {
  const sentence = SENTENCES.get(type);
  if (sentence) return (sentence[words.language] as Tell<unknown>)(data, words);
  return words.language === 'fr'
    ? `Fait d’un type inconnu de cette version : ${type}.`
    : `A fact of a type unknown to this release: ${type}.`;
};

/** How each type of event is told, in French and in English. */
export const SENTENCES: ReadonlyMap<string, Sentence> = new Map([
  ...organisationSentences,
  ...descriptionSentences,
  ...pathSentences,
  ...gateSentences,
  ...indicatorSentences,
  ...frameworkSentences,
  ...closingSentences,
  ...roundSentences,
  ...correctionSentences(sentenceOf),
]);
