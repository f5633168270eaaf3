import { serveDocumentation } from '#contracts';
import { createLogger, PlatformModule, readConfiguration } from '#platform';
import { ProjectionProgress } from '#projections';
import { PROJECTIONS } from '#read-models';
import { accessPart, openAccessDatabase } from '../composition/access-part.js';
import { httpService } from '../composition/http-service.js';
import { openMetrics } from '../composition/open-metrics.js';
import { openLog } from '../composition/open-log.js';
import { openReadDatabase } from '../composition/open-read-database.js';
import { QUERY_POOL_SIZE, queryPart } from '../composition/query-part.js';
import { runProcess } from '../composition/run-process.js';
import { serve } from '../composition/serve.js';

/** `npm run start:query`: HTTP queries in a process of their own; any number of them stand side by side. */
process.exit(
  await runProcess(async (start) => {
    const configuration = readConfiguration(start.environment, 'query');
    const logger = createLogger(configuration.logLevel);
    const metrics = await openMetrics(configuration);
    start.stops.add(() => metrics?.close());
    const log = await openLog(configuration);
    start.stops.add(() => log.close());
    const dataSource = await openReadDatabase(configuration.databaseUrl, QUERY_POOL_SIZE);
    start.stops.add(() => dataSource.destroy());
    const progress = new ProjectionProgress(
      dataSource,
      PROJECTIONS.map(({ name }) => name),
    );
    const accessDatabase = await openAccessDatabase(configuration.databaseUrl);
    start.stops.add(() => accessDatabase.destroy());
    const access = accessPart(accessDatabase, () => new Date());
    const { modules, healthChecks } = queryPart(dataSource, log, progress, () => new Date());
    const application = await httpService(
      [PlatformModule.with(configuration, logger), ...access.modules, ...modules],
      healthChecks,
      logger,
      { prepare: serveDocumentation, metrics },
    );
    await serve('query', application, configuration, start);
  }),
);
