import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type HealthCheck, HealthChecks, httpApplication, type Logger, type Metrics } from '#platform';

const REQUESTS_END_WITHIN_MS = 10_000;

export interface HttpServiceOptions {
  /** What is done to the application before it is initialised. */
  readonly prepare?: (application: NestExpressApplication) => void;
  /** Where its requests are measured, and how its parts are. */
  readonly metrics?: Metrics | null;
}

/** An application of these modules, which says whether these parts are well; initialised, not listening yet. */
export async function httpService(
  modules: readonly DynamicModule[],
  healthChecks: readonly HealthCheck[],
  logger: Logger,
  { prepare = () => undefined, metrics = null }: HttpServiceOptions = {},
): Promise<NestExpressApplication> {
  @Module({ imports: [...modules] })
  class Service {}
  const application = await httpApplication(Service as Type, logger, metrics ? [metrics.requests] : []);
  prepare(application);
  const health = application.get(HealthChecks, { strict: false });
  // Services side by side may stand on the same part.
  for (const check of new Map(healthChecks.map((one) => [one.name, one])).values()) health.add(check);
  metrics?.watchHealth(() => health.ask());
  await application.init();
  return application;
}

/** Takes no more requests, and ends when those in hand are answered, or have had ten seconds. */
export async function endRequests(application: NestExpressApplication): Promise<void> {
  const impatient = setTimeout(
    () => application.getHttpServer().closeAllConnections(),
    REQUESTS_END_WITHIN_MS,
  );
  await application.close();
  clearTimeout(impatient);
}
