import { FactCorrected, isClear, isSealed, type EventOf, type PersonalText } from '#domain';
import { fieldName } from './fields.js';
import { type StandingFact } from './told-so-far.js';
import { type Words } from './words.js';

/** A personal text of an event, with what it is: never part of a sentence. */
export interface LabelledText {
  readonly about: string;
  readonly text: PersonalText;
}

/** The fields whose text says why: an event has at most one. */
const COMMENTS = ['comment', 'justification', 'exitStrategy', 'reason'];

const isPersonal = (value: unknown): value is PersonalText => isSealed(value) || isClear(value);

/** Why, in the words of whoever recorded it. */
export function commentOf(data: unknown): PersonalText | null {
  const content = data as Readonly<Record<string, unknown>>;
  return COMMENTS.map((name) => content[name]).find(isPersonal) ?? null;
}

interface Assessed {
  readonly gate: Parameters<Words['criteria']>[0];
  readonly criteriaVersion: string;
}

/** Every personal text of an event but its comment: evidence, reasons of waivers, conditions, corrected texts. */
export function otherTexts(
  { type, data }: Pick<StandingFact, 'type' | 'data'>,
  words: Words,
): LabelledText[] {
  if (type === FactCorrected.type)
    return correctedTexts(data as EventOf<typeof FactCorrected>['data'], words);
  const comment = commentOf(data);
  return textsIn(data, words).filter(({ text }) => text !== comment);
}

/** The texts that a correction changed, as they now stand. */
function correctedTexts(
  { factId, fact }: EventOf<typeof FactCorrected>['data'],
  words: Words,
): LabelledText[] {
  const before = textsIn(words.told.fact(factId)?.data, words).map(({ text }) => JSON.stringify(text));
  return textsIn(fact.data, words).filter(({ text }) => !before.includes(JSON.stringify(text)));
}

function textsIn(data: unknown, words: Words): LabelledText[] {
  return Object.entries(data ?? {}).flatMap(([name, value]: [string, unknown]) => {
    if (isPersonal(value)) return [{ about: fieldName(name, words), text: value }];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item) => {
      const text = Object.values((item ?? {}) as object).find(isPersonal);
      return text ? [{ about: aboutItem(item, data as Assessed, words), text }] : [];
    });
  });
}

/** An item with a text is a criterion waived or a condition with its due date. */
function aboutItem(
  item: { readonly criterion?: string; readonly dueOn?: string },
  { gate, criteriaVersion }: Assessed,
  words: Words,
): string {
  const fr = words.language === 'fr';
  if (item.criterion !== undefined) {
    const criterion = words.criteria(gate, [item.criterion], criteriaVersion);
    return fr ? `critère levé ${criterion}` : `criterion waived ${criterion}`;
  }
  const due = item.dueOn === undefined ? '' : words.date(item.dueOn);
  return fr ? `condition à remplir au plus tard le ${due}` : `condition due by ${due}`;
}
