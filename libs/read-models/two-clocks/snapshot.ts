import { type DataSource, type EntityManager } from 'typeorm';
import { type Position } from '#event-store';
import { type ReadPoint } from './read-point.js';

export type ReadProjection = 'organisations' | 'partnerships';

/** An answer, and the last position that it may have taken in. */
export interface AnswerAt<Answer> {
  readonly answer: Answer;
  readonly position: Position;
}

/** Up to where each live build has come, as one snapshot sees it. */
async function heldPositions(
  snapshot: EntityManager,
  projections: readonly ReadProjection[],
): Promise<Position[]> {
  const rows = await snapshot.query<{ position: string }[]>(
    `SELECT b.position::text FROM projections.projections p
     JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build
     WHERE p.name = ANY ($1::text[])`,
    [projections],
  );
  return rows.map(({ position }) => BigInt(position));
}

/**
 * Answers at a point within one snapshot, so that all of it speaks of one state of the read models, whatever is being
 * recorded meanwhile. Where nothing says what is to be taken in, that is all that the projections hold: the same
 * answer comes back from the position it gives. Current rows answer where they are just what the point asks for.
 */
export async function answerAt<Answer>(
  dataSource: DataSource,
  point: ReadPoint,
  work: (snapshot: EntityManager, point: ReadPoint, position: Position) => Promise<Answer>,
  projections: readonly ReadProjection[] = ['organisations', 'partnerships'],
): Promise<AnswerAt<Answer>> {
  return dataSource.transaction('REPEATABLE READ', async (snapshot) => {
    const held = await heldPositions(snapshot, projections);
    // One that has not begun holds nothing, and has no table to be asked.
    const together = held.reduce((least, position) => (position < least ? position : least), held[0] ?? 0n);
    const position = point.knownAt ?? together;
    const isAllThatIsHeld = held.every((one) => one === position);
    const resolved = { ...point, knownAt: isAllThatIsHeld ? null : position };
    return { answer: await work(snapshot, resolved, position), position };
  });
}
