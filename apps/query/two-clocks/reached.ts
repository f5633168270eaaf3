import { ProblemException } from '#contracts';
import { type EventStore, type Position } from '#event-store';
import { ProjectionBehind, type ProjectionProgress } from '#projections';

/** How long a query waits for a position before it says that the views are behind. */
const PATIENCE_MS = 5_000;

/** What is refused because the views are behind, as a problem. @throws ProblemException READ_MODELS_BEHIND */
export function unlessBehind(error: unknown): never {
  if (error instanceof ProjectionBehind)
    throw new ProblemException('READ_MODELS_BEHIND', { headers: { 'Retry-After': '2' } });
  throw error;
}

/** Resolves when the read models hold a position. @throws ProblemException READ_MODELS_BEHIND */
export const reached = (progress: Pick<ProjectionProgress, 'waitFor'>, position: Position): Promise<void> =>
  progress.waitFor(position, { timeoutMs: PATIENCE_MS }).catch(unlessBehind);

/**
 * Whether the read models hold a position, once they do: false at once for one that the log itself has not come to.
 * @throws ProblemException READ_MODELS_BEHIND
 */
export async function reachedInTime(
  progress: Pick<ProjectionProgress, 'waitFor'>,
  store: Pick<EventStore, 'head'>,
  position: Position,
): Promise<boolean> {
  const isThere = await progress.waitFor(position, { timeoutMs: 0 }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ProjectionBehind) return false;
      throw error;
    },
  );
  if (isThere) return true;
  if (position > (await store.head())) return false;
  await reached(progress, position);
  return true;
}
