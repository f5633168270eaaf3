import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { BEFORE_ALL, type Position } from '#event-store';
import { ProjectionBehind } from '#projections';
import { type ReadPoint } from './read-point.js';

export type ReadProjection = 'organisations' | 'partnerships' | 'rounds' | 'sheets' | 'library';

/** What comparisons and the facts since a closing are made of. */
export const PROJECTIONS_OF_COMPARISONS: readonly ReadProjection[] = [
  'organisations',
  'partnerships',
  'rounds',
];

/** What answers about rounds are made of. */
export const PROJECTIONS_OF_ROUNDS: readonly ReadProjection[] = [
  'organisations',
  'partnerships',
  'rounds',
  'sheets',
];

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
  if (behind.length > 0) throw notBuilt(behind);
  return [...begun.values()];
}

const notBuilt = (projections: readonly ReadProjection[]): ProjectionBehind =>
  new ProjectionBehind(
    BEFORE_ALL,
    projections.map((projection) => ({ projection, position: BEFORE_ALL, stopped: false })),
  );

/** What a switch to another build replaces first. */
const STATE_VIEWS: Readonly<Record<ReadProjection, string>> = {
  organisations: 'read.organisation_state',
  partnerships: 'read.partnership_state',
  rounds: 'read.round_state',
  sheets: 'read.sheet_state',
  library: 'read.sharedindicator_state',
};

/** What every answer is read under: whom the caller acts for (`viewerOf`), and what that organisation sees (`Sights`). */
const VIEWS_OF_RIGHTS = ['read.organisation_state', 'read.partnership_state', 'read.mandates_state'];

const NO_SUCH_TABLE = '42P01';

/**
 * Keeps the builds that are read from being replaced until the transaction ends. Before its first query, which takes the
 * snapshot: views are looked up as they are now, and a snapshot from before a switch does not see the rows that the new
 * views read. @throws ProjectionBehind where there is no build yet
 */
async function holdBuilds(manager: EntityManager, projections: readonly ReadProjection[]): Promise<void> {
  const held = new Set([...projections.map((projection) => STATE_VIEWS[projection]), ...VIEWS_OF_RIGHTS]);
  try {
    await manager.query(`LOCK TABLE ${[...held].join(', ')} IN ACCESS SHARE MODE`);
  } catch (error) {
    const missing =
      error instanceof QueryFailedError && (error.driverError as { code?: string }).code === NO_SUCH_TABLE;
    throw missing ? notBuilt(projections) : error;
  }
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
    await holdBuilds(snapshot, projections);
    const held = await heldPositions(snapshot, projections);
    const together = held.reduce((least, position) => (position < least ? position : least));
    const position = point.knownAt ?? together;
    const isAllThatIsHeld = held.every((one) => one === position);
    const resolved = { ...point, knownAt: isAllThatIsHeld ? null : position };
    return { answer: await work(snapshot, resolved, position), position };
  });
}
