import { type DataSource, type EntityManager } from 'typeorm';
import { BEFORE_ALL, type Position } from '#event-store';
import { ProjectionBehind } from '#projections';
import { type ReadPoint } from './read-point.js';

export type ReadProjection = 'organisations' | 'partnerships';

/** An answer, and the last position that it may have taken in. */
export interface AnswerAt<Answer> {
  readonly answer: Answer;
  readonly position: Position;
}

/** Up to where each live build has come, as one snapshot sees it. @throws ProjectionBehind where one has no build yet */
async function heldPositions(
  snapshot: EntityManager,
  projections: readonly ReadProjection[],
): Promise<Position[]> {
  const rows = await snapshot.query<{ projection: ReadProjection; position: string }[]>(
    `SELECT p.name AS projection, b.position::text FROM projections.projections p
     JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build
     WHERE p.name = ANY ($1::text[])`,
    [projections],
  );
  const begun = new Map(rows.map(({ projection, position }) => [projection, BigInt(position)]));
  const behind = projections.filter((projection) => !begun.has(projection));
  if (behind.length === 0) return [...begun.values()];
  throw new ProjectionBehind(
    BEFORE_ALL,
    behind.map((projection) => ({ projection, position: BEFORE_ALL, stopped: false })),
  );
}

/**
 * Answers at a point within one snapshot, so that all of it speaks of one state of the read models, whatever is being
 * recorded meanwhile. Where nothing says what is to be taken in, that is all that the projections hold: the same
 * answer comes back from the position it gives. Current rows answer where they are just what the point asks for.
 * @throws ProjectionBehind before the read models are first made
 */
export async function answerAt<Answer>(
  dataSource: DataSource,
  point: ReadPoint,
  work: (snapshot: EntityManager, point: ReadPoint, position: Position) => Promise<Answer>,
  projections: readonly ReadProjection[] = ['organisations', 'partnerships'],
): Promise<AnswerAt<Answer>> {
  return dataSource.transaction('REPEATABLE READ', async (snapshot) => {
    const held = await heldPositions(snapshot, projections);
    const together = held.reduce((least, position) => (position < least ? position : least));
    const position = point.knownAt ?? together;
    const isAllThatIsHeld = held.every((one) => one === position);
    const resolved = { ...point, knownAt: isAllThatIsHeld ? null : position };
    return { answer: await work(snapshot, resolved, position), position };
  });
}
