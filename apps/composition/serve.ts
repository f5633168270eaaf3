import { type NestExpressApplication } from '@nestjs/platform-express';
import { type HttpConfiguration } from '#platform';
import { endRequests } from './http-service.js';
import { listen } from './listen.js';
import { say } from './say.js';
import { type Start } from './start.js';

/** Opens a service to callers, until the process stops. */
export async function serve(
  what: string,
  application: NestExpressApplication,
  { httpHost, httpPort }: Pick<HttpConfiguration, 'httpHost' | 'httpPort'>,
  { stops, stopped }: Pick<Start, 'stops' | 'stopped'>,
): Promise<void> {
  stops.add(() => endRequests(application));
  stopped.signal.throwIfAborted();
  await listen(application, httpPort, httpHost);
  const url = await application.getUrl();
  say({ fr: `${what} : ${url}`, en: `${what} is ready: ${url}` });
}
