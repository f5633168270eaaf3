import { type EventOf } from '../kernel/event.js';
import { type Panel } from '../reference/viewpoints.js';
import { type Question, type Questionnaire } from './questionnaire.js';
import { marksOf } from './questionnaires/questionnaires.js';
import { type DrawnViewpoint, type RoundOpened, type Tally, type Viewpoint } from './round-events.js';
import { type SheetContent } from './sheet-content.js';
import { type Respondent } from './sheet-events.js';
import { emptyTally, plusTally, withAnswer } from './tallies.js';
import { withheldBelow, withheldBeside, withheldBetween } from './withholding.js';

/** What results are drawn by: whom the round asks, and which sheet each party named as its own. */
export interface AskedInRound extends Pick<EventOf<typeof RoundOpened>['data'], 'parties' | 'panels'> {
  /** By organisation, the sheet that it named. */
  readonly officialSheets: Readonly<Record<string, string>>;
}

/** A sheet that counts, opened. */
export interface CountedSheet {
  readonly sheetId: string;
  readonly respondent: Respondent;
  readonly content: SheetContent;
  /** First given or revised after results had been visible. */
  readonly isAfterResults: boolean;
}

const sheetsIn = ({ content }: CountedSheet): number => (content.kind === 'counts' ? content.sheets : 1);

function tallyOf(question: Question, marks: number, sheets: readonly CountedSheet[]): Tally {
  return sheets.reduce((tally, { content }) => {
    if (content.kind === 'counts') {
      const counts = content.counts[question.code];
      return counts ? plusTally(tally, counts) : tally;
    }
    const answer = content.answers[question.code];
    return answer === undefined ? tally : withAnswer(tally, answer);
  }, emptyTally(marks));
}

function drawn(
  viewpoint: Viewpoint,
  isOfficial: boolean,
  questionnaire: Questionnaire,
  sheets: readonly CountedSheet[],
): DrawnViewpoint {
  const total = (counted: readonly CountedSheet[]) =>
    counted.reduce((sum, sheet) => sum + sheetsIn(sheet), 0);
  return {
    viewpoint,
    isOfficial,
    sheets: total(sheets),
    afterResults: total(sheets.filter(({ isAfterResults }) => isAfterResults)),
    questions:
      sheets.length === 0
        ? {}
        : Object.fromEntries(
            questionnaire.questions.map((question) => [
              question.code,
              tallyOf(question, marksOf(questionnaire, question), sheets),
            ]),
          ),
  };
}

/** A party is shown whatever its number: by the sheet that it named where that one counts, else by all it gave. */
function drawnParty(
  { organisationId, sphere }: AskedInRound['parties'][number],
  round: AskedInRound,
  questionnaire: Questionnaire,
  sheets: readonly CountedSheet[],
): DrawnViewpoint {
  const own = sheets.filter(
    ({ respondent }) => respondent.kind === 'party' && respondent.organisationId === organisationId,
  );
  const official = own.filter(({ sheetId }) => sheetId === round.officialSheets[organisationId]);
  const viewpoint = { kind: 'party', organisationId, sphere } as const;
  return official.length > 0
    ? drawn(viewpoint, true, questionnaire, official)
    : drawn(viewpoint, false, questionnaire, own);
}

function drawnPanel(
  panel: Panel,
  threshold: number,
  questionnaire: Questionnaire,
  sheets: readonly CountedSheet[],
  earlier: readonly DrawnViewpoint[],
): DrawnViewpoint {
  const own = sheets.filter(({ respondent }) => respondent.kind !== 'party' && respondent.panel === panel);
  const viewpoint = { kind: 'panel', panel } as const;
  const all = drawn(viewpoint, false, questionnaire, own);
  const members = own.filter(({ respondent }) => respondent.kind === 'panel-member');
  const hasCounts = members.length < own.length;
  const before = earlier.filter(({ viewpoint: of }) => of.kind === 'panel' && of.panel === panel);
  const shown = withheldBelow(threshold, all);
  if (!hasCounts) return withheldBetween(threshold, before, shown);
  const ofMembers = drawn(viewpoint, false, questionnaire, members);
  return withheldBetween(threshold, before, withheldBeside(threshold, ofMembers, shown), ofMembers);
}

/**
 * The results of a round: one drawing for each party and panel asked, in the order asked, whatever the order of the
 * sheets. `earlier` is what was drawn at its earlier openings, oldest first (all of them, so that no two together tell
 * what one withholds); null where there was none.
 */
export function drawResults(
  round: AskedInRound,
  questionnaire: Questionnaire,
  sheets: readonly CountedSheet[],
  earlier: readonly DrawnViewpoint[] | null,
): DrawnViewpoint[] {
  return [
    ...round.parties.map((party) => drawnParty(party, round, questionnaire, sheets)),
    ...round.panels.map(({ panel, threshold }) =>
      drawnPanel(panel, threshold, questionnaire, sheets, earlier ?? []),
    ),
  ];
}
