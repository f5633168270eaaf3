import { serveDocumentation } from '#contracts';
import { createLogger, PlatformModule, readConfiguration } from '#platform';
import { ProjectionProgress } from '#projections';
import { PROJECTIONS } from '#read-models';
import { accessPart, openAccessDatabase } from '../composition/access-part.js';
import { commandPart } from '../composition/command-part.js';
import { httpService } from '../composition/http-service.js';
import { openMetrics } from '../composition/open-metrics.js';
import { openLog } from '../composition/open-log.js';
import { runProcess } from '../composition/run-process.js';
import { serve } from '../composition/serve.js';

/** `npm run start:command`: HTTP commands in a process of their own; any number of them stand side by side. */
process.exit(
  await runProcess(async (start) => {
    const configuration = readConfiguration(start.environment, 'command');
    const logger = createLogger(configuration.logLevel);
    const metrics = await openMetrics(configuration);
    start.stops.add(() => metrics?.close());
    const log = await openLog(configuration, metrics);
    start.stops.add(() => log.close());
    const accessDatabase = await openAccessDatabase(configuration.databaseUrl);
    start.stops.add(() => accessDatabase.destroy());
    const access = accessPart(accessDatabase, () => new Date());
    const views = new ProjectionProgress(
      accessDatabase,
      PROJECTIONS.map(({ name }) => name),
    );
    const { modules, healthChecks } = commandPart(
      configuration,
      log,
      accessDatabase,
      views,
      () => new Date(),
    );
    const application = await httpService(
      [PlatformModule.with(configuration, logger), ...access.modules, ...modules],
      healthChecks,
      logger,
      { prepare: serveDocumentation, metrics },
    );
    await serve('command', application, configuration, start);
  }),
);
