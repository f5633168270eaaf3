export { type Decode } from './batches/batch-projector.js';
export { type Checkpoint, type ProjectionState } from './running/checkpoint.js';
export { ProjectionBehind, projecting, ProjectionStopped, type StopReason } from './errors.js';
export {
  deadLettersOf,
  pauseProjection,
  resumeProjection,
  retryProjection,
  UnknownProjection,
  type RetryAsked,
} from './running/controls.js';
export { type DeadLetter } from './batches/dead-letters.js';
export { follows, type Follows } from './history/follows.js';
export { projectionMigrations } from './migrations/index.js';
export { positionAt } from './running/moments.js';
export { PolicyEngine, type PolicyEngineParts } from './policies/policy-engine.js';
export { policyStatuses, type PolicyStatus } from './policies/policy-status.js';
export { commandOf, type Policy, type PolicyCommand } from './policies/policy.js';
export * from './projection.js';
export * from './projection-engine.js';
export { type ProjectionLogger } from './projection-logger.js';
export { ProjectionProgress, type WaitOptions } from './running/projection-progress.js';
export { type ProjectionView, type RunnerState } from './running/projection-runner.js';
export { projectionStatuses, type ProjectionStatus } from './running/projection-status.js';
export { type ProjectionAlarm, type RunnerOptions } from './running/runner-parts.js';
export { readSkips } from './batches/skips.js';
export { skipEventOf, UnknownEvent, type SkipRequest } from './batches/skip-event.js';
export { type RenewalFailure } from './rebuild/renewal-failures.js';
export { RebuildFailed, RebuildUnderWay } from './rebuild/rebuild-errors.js';
export { connectionsOfEngine, REBUILD_CONNECTIONS, type RebuildParts } from './rebuild/rebuild-parts.js';
export { type TellingModule, type TellingThreadsOptions } from './rebuild/telling/telling-module.js';
export { type RebuildProgress, type RebuildStep } from './rebuild/rebuild-progress.js';
export { rebuild, type Rebuilt } from './rebuild/rebuild.js';
