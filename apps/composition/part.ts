import { type DynamicModule } from '@nestjs/common';
import { type HealthCheck } from '#platform';

/** What one service brings to the process it runs in: alone there, or beside the others. */
export interface Part {
  readonly modules: readonly DynamicModule[];
  readonly healthChecks: readonly HealthCheck[];
}
