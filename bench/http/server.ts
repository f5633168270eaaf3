import { type AddressInfo } from 'node:net';
import { createLogger, PlatformModule } from '#platform';
import { testConfiguration } from '#platform/testing';
import { CommandSender } from '../../apps/command/command-sender.js';
import { openAccessDatabase } from '../../apps/composition/access-part.js';
import { commandPart } from '../../apps/composition/command-part.js';
import { httpService } from '../../apps/composition/http-service.js';
import { openLog } from '../../apps/composition/open-log.js';
import { insertingSender } from './inserting-sender.js';

/** What a server process is asked for. */
export type Kind = 'commands' | 'inserts' | 'whole';

/**
 * A server in a process of its own: `commands`, the command side as it is; `inserts`, the same with a handler that
 * makes one prepared INSERT; `whole`, all services in one. Tells its parent its address, and ends with it.
 */
const [kind, databaseUrl, ownerUrl, issuer] = process.argv.slice(2) as [Kind, string, string, string];
const configuration = testConfiguration({
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: ownerUrl,
  OIDC_ISSUER: issuer,
  RATE_LIMIT_PER_MINUTE: '100000000',
});
const application = await started();
await application.listen(0, '127.0.0.1');
const { port } = application.getHttpServer().address() as AddressInfo;
process.on('disconnect', () => process.exit());
process.on('message', () => process.send!({ rssMb: process.memoryUsage.rss() / 2 ** 20 }));
process.send!({ url: `http://127.0.0.1:${port}` });

async function started() {
  const logger = createLogger(configuration.logLevel);
  if (kind === 'whole') {
    // Loaded only here: a command service knows nothing of the others.
    const { compose } = await import('../../apps/standalone/composition.js');
    return (await compose(configuration, logger)).application;
  }
  const { modules, healthChecks } = commandPart(
    configuration,
    await openLog(configuration),
    await openAccessDatabase(databaseUrl),
    // Nothing that is measured withdraws a right.
    { waitFor: () => Promise.resolve() },
    () => new Date(),
  );
  if (kind === 'inserts') {
    for (const module of modules) {
      module.providers = module.providers!.map((provider) =>
        provider === CommandSender
          ? { provide: CommandSender, useValue: insertingSender(databaseUrl) }
          : provider,
      );
    }
  }
  return httpService([PlatformModule.with(configuration, logger), ...modules], healthChecks, logger);
}
