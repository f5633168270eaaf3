import {
  countsIdOf,
  invitedTo,
  roundStateOf,
  SHEET,
  type AgreedAction,
  type Finding,
  type Panel,
  type Round,
} from '#domain';
import { type Queryable } from '../listing/queryable.js';
import {
  named,
  organisationsNamed,
  type OrganisationsOfSheet,
} from '../partnership-sheet/organisations-of-sheet.js';
import { actsOnRoundToday, roundSeen } from '../sight/round-seen.js';
import { type Sights } from '../sight/sights.js';
import { toBeOpened } from '../to-be-opened.js';
import { lateOf, lateSheets } from '../sheets/late-sheets.query.js';
import { sheetsGiven, type SheetsGiven } from '../sheets/sheets-given.query.js';
import { type ReadHistory } from '../two-clocks/known-stream.js';
import { askedQuestionnaire, questionnaireAsked } from './asked-questionnaire.js';
import {
  type PanelCountsEntered,
  type RoundAction,
  type RoundFinding,
  type RoundPanel,
  type RoundSheet,
} from './round-sheet.response.js';
import { isAwaited } from './awaits-me.js';
import { titleSeen } from './title-seen.js';

/** A round; what it is stamped with, and the token of its revision, are the asker's to add. */
export type RoundContent = Omit<RoundSheet, 'stamp' | 'revision'> & { readonly revision: number };

/** Whoever is named in a round: the parties asked, those who speak in its debate, those who own an action. */
const organisationsIn = ({ parties, reminders, findings, actions }: Round): string[] => [
  ...parties.map(({ organisationId }) => organisationId),
  ...reminders.flatMap(({ organisationIds }) => organisationIds),
  ...findings.flatMap(({ replies }) => replies.map(({ organisationId }) => organisationId)),
  ...actions.map(({ ownerId }) => ownerId),
];

/**
 * One round; null where it was not opened at the point, or not known. Personal texts are still sealed, for the HTTP layer
 * to open (`Codec.openAll`).
 * @throws StreamNotFound where its partnership is not seen, as where there is none
 */
export async function roundSheetOf(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  roundId: string,
): Promise<RoundContent | null> {
  const { known, point } = await roundSeen(database, history, sights, roundId);
  if (!known) return null;
  const { state: round, revision } = known;
  const { partnershipId, openings, parties, results } = round;
  const organisations = await organisationsNamed(database, organisationsIn(round), sights.point);
  const given = await sheetsGiven(database, roundId, point);
  const late = await lateSheets(database, roundId, round, point);
  return {
    roundId,
    revision,
    partnershipId,
    partnershipTitle: await titleSeen(database, sights, partnershipId),
    title: round.title,
    questionnaire: askedQuestionnaire(questionnaireAsked(round)),
    cohort: round.cohort,
    state: roundStateOf(round),
    closesOn: openings.at(-1)!.closesOn,
    openings: openings.map(({ opening, openedOn, closesOn, closedOn, reason, comment }) => ({
      ...{ opening, openedOn, closesOn, closedOn, reason },
      comment: toBeOpened(comment),
    })),
    parties: parties.map(({ organisationId, sphere }) => ({
      ...named(organisations)(organisationId),
      sphere,
      hasAnswered: given.parties.some((party) => party.organisationId === organisationId),
      hasOfficialSheet: round.officialSheets[organisationId] !== undefined,
      lateSheets: lateOf(late, organisationId),
    })),
    panels: await Promise.all(
      panelsOf(round, given).map(async (panel) => ({
        ...panel,
        lateSheets: lateOf(late, panel.panel),
        counts: await countsEntered(history, roundId, panel.panel, given),
      })),
    ),
    reminders: round.reminders.map(({ remindedOn, organisationIds, panels }) => ({
      remindedOn,
      organisations: organisationIds.map(named(organisations)),
      panels: [...panels],
    })),
    hasResults: results.length > 0,
    awaitsMe: await isAwaited(database, sights, roundId),
    findings: round.findings.map((finding) => findingOf(finding, organisations)),
    actions: round.actions.map((action) => actionOf(action, organisations, sights.point.asOf)),
    mayDo: await actsOnRoundToday(database, sights, roundId),
  };
}

/** That counts of a panel were entered, as far as the point has them; never what they say. */
async function countsEntered(
  history: ReadHistory,
  roundId: string,
  panel: Panel,
  { panels }: SheetsGiven,
): Promise<PanelCountsEntered | null> {
  const eventId = panels.find((one) => one.panel === panel)?.countsEventId ?? null;
  if (eventId === null) return null;
  const entered = (await history(SHEET, countsIdOf(roundId, panel))).find(({ id }) => id === eventId);
  return entered ? { enteredOn: entered.occurredOn, source: entered.source } : null;
}

/** How many members have answered is told from the threshold on: by the sheets given while it is open, by those counted once it is closed. */
function panelsOf(round: Round, given: SheetsGiven): Omit<RoundPanel, 'counts' | 'lateSheets'>[] {
  const drawn = roundStateOf(round) === 'closed' ? round.results.at(-1) : undefined;
  return round.panels.map(({ panel, threshold }) => {
    const members = given.panels.find((one) => one.panel === panel)?.members ?? 0;
    const counted = drawn?.viewpoints.find(
      ({ viewpoint }) => viewpoint.kind === 'panel' && viewpoint.panel === panel,
    );
    const answered = counted ? counted.sheets : members < threshold ? null : members;
    return { panel, threshold, invited: invitedTo(round, panel), answered };
  });
}

const findingOf = (
  { text, replies, ...finding }: Finding,
  organisations: OrganisationsOfSheet,
): RoundFinding => ({
  ...finding,
  text: toBeOpened(text),
  replies: replies.map(({ organisationId, text: reply, ...told }) => ({
    ...named(organisations)(organisationId),
    ...told,
    text: toBeOpened(reply),
  })),
});

const actionOf = (
  { ownerId, steps, ...action }: AgreedAction,
  organisations: OrganisationsOfSheet,
  asOf: string,
): RoundAction => ({
  ...action,
  owner: named(organisations)(ownerId),
  isLate: action.state !== 'done' && action.state !== 'abandoned' && action.dueOn < asOf,
  steps: steps.map(({ comment, ...step }) => ({ ...step, comment: toBeOpened(comment) })),
});
