import { ResultsDrawn, RoundClosed, ROUND, SheetGiven, type DrawnViewpoint } from '#domain';
import { type Entry } from '../journal.js';
import { type Recorded } from './recorded.js';

/** What nobody asks for: the policy that counts records it. */
export const isDrawnByPolicy = ({ type }: Recorded): boolean => type === ResultsDrawn.type;

/** How many sheets each command said it counted, by its correlation id. */
function countsSaid(journal: readonly Entry[]): ReadonlyMap<string, number> {
  return new Map(
    journal.flatMap((entry) =>
      'sent' in entry && 'sheets' in entry.sent.body
        ? [[entry.sent.correlationId, Number(entry.sent.body.sheets)] as const]
        : [],
    ),
  );
}

const sheetsShown = (drawn: Recorded): number =>
  (drawn.data.viewpoints as readonly DrawnViewpoint[]).find(({ viewpoint }) => viewpoint.kind === 'panel')
    ?.sheets ?? 0;

/**
 * What the policy recorded, however often it was killed: the results of each closing once, after it and because of it; and
 * at a round's first closing, the counts that were entered last before it in the log (later ones may show what stood).
 */
export function* faultsOfResults(journal: readonly Entry[], log: readonly Recorded[]): Generator<string> {
  const said = countsSaid(journal);
  const closings = new Map(
    log.filter(({ type }) => type === RoundClosed.type).map((event) => [event.id, event]),
  );
  const drawings = Map.groupBy(log.filter(isDrawnByPolicy), ({ causationId }) => causationId);
  for (const [cause, [first, second]] of drawings) {
    const closing = closings.get(cause);
    if (!closing || closing.stream !== first!.stream || closing.data.opening !== first!.data.opening)
      yield `${first!.stream}: results without their closing`;
    else if (first!.position <= closing.position) yield `${first!.stream}: results before their closing`;
    if (second) yield `${first!.stream}: the results of one closing were drawn twice`;
  }
  for (const { id, stream, position, data } of closings.values()) {
    const [drawn] = drawings.get(id) ?? [];
    if (!drawn) yield `${stream}: opening ${String(data.opening)} was closed, and has no results`;
    if (!drawn || data.opening !== 1) continue;
    const counted = log.findLast(
      (event) =>
        event.type === SheetGiven.type &&
        event.position < position &&
        `${ROUND}-${String(event.data.roundId)}` === stream,
    );
    const expected = counted ? said.get(counted.correlationId) : 0;
    if (sheetsShown(drawn) !== expected)
      yield `${stream}: results of ${sheetsShown(drawn)} sheets, where ${expected} were counted`;
  }
}
