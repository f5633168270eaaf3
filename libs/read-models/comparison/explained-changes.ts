import { LANGUAGES, partnershipFold, roundFold, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type RoundTold } from '../sight/rounds-told.js';
import { timelineOf } from '../timeline/timeline.js';
import { ToldSoFar } from '../timeline/told-so-far.js';
import { Words, type OrganisationName } from '../timeline/words.js';
import { clocksOf, type ReadPoint } from '../two-clocks/read-point.js';
import { inBoth, labelOfChange, valueOfChange } from './change-words.js';
import { comparePoints, type Compared } from './compare-points.js';
import { comparedRound } from './compared-round.js';
import { comparedSheet } from './compared-sheet.js';
import { type ResponsibleEvent, type SheetChange } from './comparison.response.js';

interface Asked {
  readonly from: ReadPoint;
  readonly to: ReadPoint;
  readonly language: Language;
  readonly organisationName: OrganisationName;
}

/** What is seen of a partnership and of its rounds. */
export interface ToldWhole {
  readonly events: readonly RecordedEvent[];
  readonly rounds: readonly RoundTold[];
}

/** What changed in a partnership's sheet and in its rounds between two points, with the events that made it; personal texts still sealed. */
export const explainedChanges = ({ events, rounds }: ToldWhole, asked: Asked): SheetChange[] => [
  ...changesOf({ fold: partnershipFold, fieldsOf: comparedSheet }, events, asked),
  ...rounds.flatMap(({ roundId, events: ofRound }) =>
    changesOf({ fold: roundFold, fieldsOf: comparedRound(roundId) }, ofRound, asked),
  ),
];

function changesOf<State>(
  compared: Compared<State>,
  events: readonly RecordedEvent[],
  { from, to, language, organisationName }: Asked,
): SheetChange[] {
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
