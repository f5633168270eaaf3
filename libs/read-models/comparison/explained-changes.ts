import { LANGUAGES, partnershipFold, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { timelineOf } from '../timeline/timeline.js';
import { ToldSoFar } from '../timeline/told-so-far.js';
import { Words, type OrganisationName } from '../timeline/words.js';
import { clocksOf, type ReadPoint } from '../two-clocks/read-point.js';
import { inBoth, labelOfChange, valueOfChange } from './change-words.js';
import { comparePoints } from './compare-points.js';
import { comparedSheet } from './compared-sheet.js';
import { type ResponsibleEvent, type SheetChange } from './comparison.response.js';

interface Asked {
  readonly from: ReadPoint;
  readonly to: ReadPoint;
  readonly language: Language;
  readonly organisationName: OrganisationName;
}

/** What changed in a partnership's sheet between two points, with the events that made it; personal texts still sealed. */
export function explainedChanges(
  events: readonly RecordedEvent[],
  { from, to, language, organisationName }: Asked,
): SheetChange[] {
  const compared = { fold: partnershipFold, fieldsOf: comparedSheet };
  const changes = comparePoints(compared, events, clocksOf(from), clocksOf(to));
  if (changes.length === 0) return [];
  const told = new ToldSoFar();
  for (const event of events) told.take(event);
  const words = Object.fromEntries(
    LANGUAGES.map((one) => [one, new Words(one, organisationName, told)]),
  ) as Record<Language, Words>;
  const responsible = new Map<string, ResponsibleEvent>(
    timelineOf(events, { language, organisationName }).map(
      ({ factId, type, occurredOn, dateInWords, recordedAt, sentence }) => [
        factId,
        { factId, type, occurredOn, dateInWords, recordedAt, sentence },
      ],
    ),
  );
  return changes.map((change) => ({
    path: change.path,
    label: inBoth(words, (inLanguage) => labelOfChange(change, inLanguage)),
    before: change.before,
    after: change.after,
    beforeInWords: valueOfChange(change.pattern, change.before, words[language]),
    afterInWords: valueOfChange(change.pattern, change.after, words[language]),
    events: change.eventIds.map((id) => responsible.get(id)!),
  }));
}
