import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { ContractPipe } from '#contracts';
import { type Configuration } from './configuration/configuration.js';
import { HealthChecks } from './health/health-checks.js';
import { HealthController } from './health/health.controller.js';
import { CallerRateLimit } from './http/caller-rate-limit.js';
import { ProblemFilter } from './http/problem-filter.js';
import { ProblemsController } from './http/problems.controller.js';
import { RefusedCalls } from './http/refused-calls.js';
import { AccessGuard } from './identity/access-guard.js';
import { TokenVerifier } from './identity/token-verifier.js';
import { UndeclaredRoutes } from './identity/undeclared-routes.js';
import { type Logger } from './logging/logger.js';

/** `@Inject(CONFIGURATION) configuration: Configuration` */
export const CONFIGURATION = Symbol('configuration');
/** `@Inject(LOGGER) logger: Logger` */
export const LOGGER = Symbol('logger');

const MINUTE_MS = 60_000;

/** What every HTTP application of the product stands on: who calls, what is refused and how, what is logged, health. */
@Global()
@Module({})
export class PlatformModule {
  static with(configuration: Configuration, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        ThrottlerModule.forRoot([{ ttl: MINUTE_MS, limit: configuration.rateLimitPerMinute }]),
      ],
      controllers: [HealthController, ProblemsController],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: LOGGER, useValue: logger },
        { provide: TokenVerifier, useValue: new TokenVerifier(configuration.oidc, configuration.actorKey) },
        { provide: RefusedCalls, useValue: new RefusedCalls(configuration.rateLimitPerMinute) },
        { provide: APP_FILTER, useValue: new ProblemFilter(configuration, logger) },
        { provide: APP_PIPE, useClass: ContractPipe },
        // In this order: who calls is known before calls are counted.
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: CallerRateLimit },
        HealthChecks,
        UndeclaredRoutes,
      ],
      exports: [CONFIGURATION, LOGGER, TokenVerifier, HealthChecks],
    };
  }
}
