import fc from 'fast-check';
import { addDays } from '../kernel/business-date.js';
import { derivedId } from '../kernel/derived-id.js';
import { stateAt } from '../kernel/history.js';
import { Story } from '../testing/story.js';
import { sheet, sheetFold, type Sheet, type SheetCommands } from './sheet.js';
import { SheetGiven } from './sheet-events.js';

const noSheet = new Story<Sheet, SheetCommands>(sheet);
const version = (nth: number) =>
  SheetGiven.of({
    ...{ roundId: derivedId('a round'), partnershipId: derivedId('a partnership'), opening: 1 },
    respondent: { kind: 'panel-counts', panel: 'citizens' },
    answers: { $sheet: `sealed ${nth}`, $key: derivedId('a key') },
  });
const days = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 });

describe('A sheet', () => {
  it('says what was given last in the log, whatever days its versions bear', () => {
    fc.assert(
      fc.property(days, (given) => {
        const { facts } = given.reduce(
          (story, day, nth) => story.happened(addDays('2012-03-01', day), version(nth)),
          noSheet,
        );
        const { latest, given: times } = stateAt(sheetFold, facts);
        expect([latest!.eventId, times]).toEqual([facts.at(-1)!.id, given.length]);
      }),
    );
  });

  it('says, as it was known at any point, what was given last by then', () => {
    fc.assert(
      fc.property(days, fc.nat(), (given, which) => {
        const { facts } = given.reduce(
          (story, day, nth) => story.happened(addDays('2012-03-01', day), version(nth)),
          noSheet,
        );
        const known = facts[which % facts.length]!;
        const { latest } = stateAt(sheetFold, facts, { knownAt: known.position });
        expect(latest!.eventId).toBe(known.id);
      }),
    );
  });
});
