import { type DataSource } from 'typeorm';
import {
  drawResults,
  questionnaireOf,
  ROUND,
  round as roundAggregate,
  RoundClosed,
  roundFold,
  stateAt,
  type DrawnViewpoint,
  type EventOf,
  type Round,
} from '#domain';
import { openDisclosed, streamHistory, type Codec, type EventStore } from '#event-store';
import { commandOf, projecting, type Policy, type ProjectionProgress } from '#projections';
import { countedSheets, type SealedCount } from '#read-models';

export interface DrawingParts {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly dataSource: DataSource;
  readonly progress: Pick<ProjectionProgress, 'waitFor'>;
}

/** How long a turn waits for the sheets before it says that they are behind; it is then taken again. */
const PATIENCE_MS = 10_000;
/** The read model that holds the sheets. */
const SHEETS = ['sheets'];

/** What the sheets that count say, opened with the keys that the closing events bear. */
function drawn(
  roundId: string,
  then: Round,
  earlier: readonly DrawnViewpoint[] | null,
  sealed: readonly SealedCount[],
): DrawnViewpoint[] {
  const { code, version } = then.questionnaire;
  const keys = new Map(then.openings.map(({ opening, disclosedKey }) => [opening, disclosedKey!]));
  const sheets = sealed.map(({ sheetId, eventId, opening, respondent, sealed: sheet }) => ({
    sheetId,
    respondent,
    content: openDisclosed(sheet, { roundId, sheetId, eventId }, keys.get(opening)!),
    // From the second opening on, results have been visible.
    isAfterResults: opening > 1,
  }));
  return drawResults(then, questionnaireOf(code, version)!, sheets, earlier);
}

/**
 * Counts the sheets of a round when it closes, and records what it counted in the round's own stream, so that all that is
 * read of results is folded of one stream, and anybody may count again (docs/adr/0009). The sheets are those that stood
 * before the closing in the log, whenever this runs.
 */
export const resultsAreDrawnUp = ({ store, codec, dataSource, progress }: DrawingParts): Policy => ({
  name: 'When a round closes, its results are drawn up',
  category: ROUND,
  // What was closed before a first start has results too; what has them already is not counted twice.
  sinceTheBeginning: true,
  react: async ({ type, stream, position, data, occurredOn }) => {
    if (type !== RoundClosed.type) return [];
    const { opening } = data as EventOf<typeof RoundClosed>['data'];
    const streamId = stream.slice(`${ROUND}-`.length);
    const recorded = await streamHistory(store, codec, ROUND, streamId);
    const { results } = stateAt(roundFold, recorded);
    if (results.some((already) => already.opening === opening)) return [];
    const then = stateAt(
      roundFold,
      recorded.filter((event) => event.position <= position),
    );
    await progress.waitFor(position, { projections: SHEETS, timeoutMs: PATIENCE_MS });
    const sealed = await countedSheets(dataSource, streamId, then, opening);
    const earlier = results
      .filter((before) => before.opening < opening)
      .flatMap(({ viewpoints }) => viewpoints);
    const viewpoints = projecting(() => drawn(streamId, then, earlier.length > 0 ? earlier : null, sealed));
    return [
      commandOf(roundAggregate, {
        streamId,
        type: 'draw-results',
        data: { opening, viewpoints },
        occurredOn,
      }),
    ];
  },
});
