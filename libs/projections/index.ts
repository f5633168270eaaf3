export { type Decode } from './batch-projector.js';
export { type Checkpoint, type ProjectionState } from './checkpoint.js';
export { ProjectionBehind, ProjectionStopped, type StopReason } from './errors.js';
export {
  deadLettersOf,
  pauseProjection,
  resumeProjection,
  retryProjection,
  UnknownProjection,
  type RetryAsked,
} from './controls.js';
export { type DeadLetter } from './dead-letters.js';
export { follows, type Follows } from './follows.js';
export { projectionMigrations } from './migrations/index.js';
export { positionAt } from './moments.js';
export { PolicyEngine, type PolicyEngineParts } from './policy-engine.js';
export { commandOf, type Policy, type PolicyCommand } from './policy.js';
export * from './projection.js';
export * from './projection-engine.js';
export { type ProjectionLogger } from './projection-logger.js';
export { ProjectionProgress, type WaitOptions } from './projection-progress.js';
export { type ProjectionView, type RunnerState } from './projection-runner.js';
export { projectionStatuses, type ProjectionStatus } from './projection-status.js';
export { type ProjectionAlarm, type RunnerOptions } from './runner-parts.js';
export { readSkips } from './skips.js';
export { skipEventOf, UnknownEvent, type SkipRequest } from './skip-event.js';
export { type RenewalFailure } from './renewal-failures.js';
export { RebuildFailed, RebuildUnderWay } from './rebuild-errors.js';
export { connectionsOfEngine, REBUILD_CONNECTIONS, type RebuildParts } from './rebuild-parts.js';
export { type RebuildProgress, type RebuildStep } from './rebuild-progress.js';
export { rebuild, type Rebuilt } from './rebuild.js';
