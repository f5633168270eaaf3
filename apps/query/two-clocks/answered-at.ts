import { type EntityManager, type DataSource } from 'typeorm';
import { type Actor } from '#domain';
import { type Position } from '#event-store';
import {
  answerAt,
  isNow,
  Sights,
  viewerOf,
  type AnswerAt,
  type ReadPoint,
  type ReadProjection,
} from '#read-models';
import { unlessBehind } from './reached.js';

/** What answers a question: within a snapshot, of what the caller sees at the point. */
export type Answering<Answer> = (
  snapshot: EntityManager,
  sights: Sights,
  position: Position,
) => Promise<Answer>;

/**
 * An answer of one snapshot, to one caller, at a point.
 * @throws ProblemException READ_MODELS_BEHIND before the read models are first made
 */
export const answeredAt = <Answer>(
  dataSource: DataSource,
  caller: Actor,
  point: ReadPoint,
  work: Answering<Answer>,
  projections?: readonly ReadProjection[],
): Promise<AnswerAt<Answer>> =>
  answerAt(
    dataSource,
    point,
    async (snapshot, at, position) =>
      // Read models that are not all as far settle what is known; who asks for today still acts today.
      work(
        snapshot,
        new Sights(await viewerOf(snapshot, caller, at.today), at, 'reports', isNow(point)),
        position,
      ),
    projections,
  ).catch(unlessBehind);
