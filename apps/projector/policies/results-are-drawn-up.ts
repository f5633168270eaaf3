import { type DataSource } from 'typeorm';
import {
  drawResults,
  questionnaireOf,
  ROUND,
  round as roundAggregate,
  RoundClosed,
  roundFold,
  stateAt,
  type CountedSheet,
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

/**
 * What a sheet says, opened with the key that its closing event bears, but for its comments, which count in nothing: so
 * that little stands in memory of the sheets of a large round.
 */
function opened(
  roundId: string,
  { openings }: Round,
  { sheetId, eventId, opening, respondent, sealed }: SealedCount,
): CountedSheet {
  const key = openings.find((one) => one.opening === opening)!.disclosedKey!;
  const content = openDisclosed(sealed, { roundId, sheetId, eventId }, key);
  return {
    sheetId,
    respondent,
    content: content.kind === 'answers' ? { ...content, comments: {} } : content,
    // From the second opening on, results have been visible.
    isAfterResults: opening > 1,
  };
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
    const sheets: CountedSheet[] = [];
    for await (const sealed of countedSheets(dataSource, streamId, then, opening))
      sheets.push(projecting(() => opened(streamId, then, sealed)));
    const earlier = results
      .filter((before) => before.opening < opening)
      .flatMap(({ viewpoints }) => viewpoints);
    const { code, version } = then.questionnaire;
    const viewpoints = projecting(() =>
      drawResults(then, questionnaireOf(code, version)!, sheets, earlier.length > 0 ? earlier : null),
    );
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
