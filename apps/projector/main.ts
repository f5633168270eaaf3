import { createLogger, HealthModule, readConfiguration } from '#platform';
import { httpService } from '../composition/http-service.js';
import { openMetrics } from '../composition/open-metrics.js';
import { openLog } from '../composition/open-log.js';
import { openReadDatabase } from '../composition/open-read-database.js';
import { PROJECTOR_POOL_SIZE, projectorOf } from '../composition/projector.js';
import { runProcess } from '../composition/run-process.js';
import { serve } from '../composition/serve.js';

/**
 * `npm run start:projector`: keeps the read models abreast of the log. Of several, one is active for each projection;
 * the others take over when it ends. Answers nothing but `/health`.
 */
process.exit(
  await runProcess(async (start) => {
    const configuration = readConfiguration(start.environment, 'projector');
    const logger = createLogger(configuration.logLevel);
    const metrics = await openMetrics(configuration);
    start.stops.add(() => metrics?.close());
    const log = await openLog(configuration, metrics);
    start.stops.add(() => log.close());
    const dataSource = await openReadDatabase(configuration.databaseUrl, PROJECTOR_POOL_SIZE);
    start.stops.add(() => dataSource.destroy());
    const projector = projectorOf(log, dataSource, logger, configuration, { metrics });
    const application = await httpService([{ module: HealthModule }], projector.healthChecks, logger, {
      metrics,
    });
    projector.start();
    start.stops.add(() => projector.stop());
    await serve('projector', application, configuration, start);
  }),
);
