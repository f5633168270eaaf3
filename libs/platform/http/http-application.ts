import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { type RequestHandler } from 'express';
import { type Logger, nestLogger } from '../logging/logger.js';
import { requestLog } from '../logging/request-log.js';
import { bodyReaders } from './body.js';
import { identifyRequest } from './request-identity.js';

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  // Plain HTTP on this machine is what the embedded default serves.
  upgradeInsecureRequests: null,
};

/**
 * An Express application of Nest with what every request goes through before its route: an id, a log line, safe
 * headers, a bounded body. `root` imports `PlatformModule`. Not listening yet.
 * @param before what sees every request first, those with a body that is refused among them
 */
export async function httpApplication(
  root: Type | DynamicModule,
  logger: Logger,
  before: readonly RequestHandler[] = [],
): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(root as Type, {
    bodyParser: false,
    logger: nestLogger(logger),
    abortOnError: false,
  });
  application.set('query parser', 'simple');
  application.disable('x-powered-by');
  application.disable('etag');
  application.use(
    ...before,
    identifyRequest,
    requestLog(logger),
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: false,
    }),
    ...bodyReaders(),
  );
  return application;
}
