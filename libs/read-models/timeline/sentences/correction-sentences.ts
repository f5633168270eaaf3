import { FactCorrected, FactWithdrawn, type EventOf } from '#domain';
import { fieldName, valueInWords } from '../fields.js';
import { type StandingFact } from '../told-so-far.js';
import { type Words } from '../words.js';
import { told } from './sentence.js';

type Corrected = EventOf<typeof FactCorrected>['data'];
type Content = Readonly<Record<string, unknown>>;

/** An indicator's definition is one field of its event, and many for a reader. */
const spread = ({ definition, ...content }: Content): Content =>
  typeof definition === 'object' ? { ...content, ...definition } : { ...content, definition };

const becomes = (name: string, before: string, after: string, words: Words): string =>
  words.language === 'fr'
    ? `${name} : ${words.quoted(before)} devient ${words.quoted(after)}`
    : `${name}: ${words.quoted(before)} becomes ${words.quoted(after)}`;

function changedDate(before: StandingFact, after: Corrected, words: Words): string[] {
  const [from, to] = [before, after].map(({ occurredOn, datePrecision }) =>
    words.date(occurredOn, datePrecision),
  );
  return from === to ? [] : [becomes('date', from!, to!, words)];
}

function changedFields(before: StandingFact, after: Corrected, words: Words): string[] {
  const [old, corrected] = [spread(before.data as Content), spread(after.fact.data)];
  return [...new Set([...Object.keys(old), ...Object.keys(corrected)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(corrected[name]))
    .map((name) => {
      const from = valueInWords(name, old[name], words);
      const to = valueInWords(name, corrected[name], words);
      const label = fieldName(name, words);
      return from === null || to === null ? label : becomes(label, from, to, words);
    });
}

/** How the corrected fact itself is told: the map of sentences, which these two belong to. */
export type TellFact = (fact: Pick<StandingFact, 'type' | 'data'>, words: Words) => string;

export const correctionSentences = (tellFact: TellFact) => {
  const corrected = (data: Corrected, words: Words): string => {
    const fact = words.told.fact(data.factId);
    if (!fact) return words.language === 'fr' ? 'Un fait est corrigé.' : 'A fact is corrected.';
    const changes = [...changedDate(fact, data, words), ...changedFields(fact, data, words)].join(
      words.language === 'fr' ? ' ; ' : '; ',
    );
    const sentence = words.quotedSentence(tellFact(fact, words));
    return words.language === 'fr'
      ? `Le fait ${sentence} est corrigé. ${capitalised(changes)}.`
      : `The fact ${sentence} is corrected. ${capitalised(changes)}.`;
  };
  const withdrawn = ({ factId }: { readonly factId: string }, words: Words): string => {
    const fact = words.told.fact(factId);
    if (!fact) return words.language === 'fr' ? 'Un fait est retiré.' : 'A fact is withdrawn.';
    const sentence = words.quotedSentence(tellFact(fact, words));
    const date = words.date(fact.occurredOn, fact.datePrecision);
    return words.language === 'fr'
      ? `Le fait ${sentence} (${date}) est retiré.`
      : `The fact ${sentence} (${date}) is withdrawn.`;
  };
  return [
    told(FactCorrected, { fr: corrected, en: corrected }),
    told(FactWithdrawn, { fr: withdrawn, en: withdrawn }),
  ];
};

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
