import { createLogger, PlatformModule, readConfiguration } from '#platform';
import { consolePart } from '../composition/console-part.js';
import { httpService } from '../composition/http-service.js';
import { openMetrics } from '../composition/open-metrics.js';
import { runProcess } from '../composition/run-process.js';
import { serve } from '../composition/serve.js';

/** `npm run start:console`: the pages in a process of their own, over the APIs at the addresses it is given. */
process.exit(
  await runProcess(async (start) => {
    const configuration = readConfiguration(start.environment, 'console');
    const logger = createLogger(configuration.logLevel);
    const metrics = await openMetrics(configuration);
    start.stops.add(() => metrics?.close());
    const { queryApiUrl: query, commandApiUrl: command } = configuration;
    const { modules, healthChecks } = consolePart(() => ({ query, command }));
    const application = await httpService(
      [PlatformModule.with(configuration, logger), ...modules],
      healthChecks,
      logger,
      { metrics },
    );
    await serve('console', application, configuration, start);
  }),
);
