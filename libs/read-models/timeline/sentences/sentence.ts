import { type EventDefinition, type EventOf, type Language } from '#domain';
import { type Words } from '../words.js';

/** Writes what happened, from the event's data, in one language. It never takes in a personal text. */
export type Tell<Data> = (data: Data, words: Words) => string;
export type Sentence<Data = never> = Readonly<Record<Language, Tell<Data>>>;

/** An entry of the map of sentences: how one type of event is told. */
export const told = <Definition extends EventDefinition>(
  { type }: Definition,
  sentence: Sentence<EventOf<Definition>['data']>,
): readonly [type: string, sentence: Sentence] => [type, sentence as Sentence];
