import { ProblemException } from '#contracts';
import { type Position } from '#event-store';
import { ProjectionBehind, ProjectionStopped, type ProjectionProgress } from '#projections';

/** How long a command that withdraws rights waits for the views before it says that they are behind. */
const PATIENCE_MS = 5_000;

/** Acts by which somebody may see less, or act no more; a correction may be of any of them. */
const WITHDRAWING: ReadonlySet<string> = new Set([
  'remove-party',
  'change-party-roles',
  'publish',
  'withdraw-mandate',
  'correct-fact',
  'withdraw-fact',
]);

export const withdrawsRights = (type: string): boolean => WITHDRAWING.has(type);

/**
 * Resolves once the views hold a position, so that a right withdrawn there is gone before its command answers.
 * @throws ProblemException RIGHTS_PENDING: what was asked is recorded; sent again, it gets its first answer once they do
 */
export async function rightsHeld(
  views: Pick<ProjectionProgress, 'waitFor'>,
  position: Position,
): Promise<void> {
  try {
    await views.waitFor(position, { timeoutMs: PATIENCE_MS });
  } catch (error) {
    if (!(error instanceof ProjectionBehind || error instanceof ProjectionStopped)) throw error;
    throw new ProblemException('RIGHTS_PENDING', { headers: { 'Retry-After': '2' } });
  }
}
