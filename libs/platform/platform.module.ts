import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { ContractPipe } from '#contracts';
import { type HttpConfiguration } from './configuration/configuration.js';
import { HealthModule } from './health/health.module.js';
import { CallerRateLimit } from './http/caller-rate-limit.js';
import { InvitedCalls } from './http/invited-calls.js';
import { OpaqueTokens } from './http/opaque-tokens.js';
import { ProblemFilter } from './http/problem-filter.js';
import { ProblemsController } from './http/problems.controller.js';
import { RefusedCalls } from './http/refused-calls.js';
import { AccessGuard } from './identity/access-guard.js';
import { TokenVerifier } from './identity/token-verifier.js';
import { UndeclaredRoutes } from './identity/undeclared-routes.js';
import { type Logger } from './logging/logger.js';

/** `@Inject(CONFIGURATION) configuration: HttpConfiguration` */
export const CONFIGURATION = Symbol('configuration');
/** `@Inject(LOGGER) logger: Logger` */
export const LOGGER = Symbol('logger');

const MINUTE_MS = 60_000;

/** What every HTTP application of the product stands on: who calls, what is refused and how, what is logged, health. */
@Global()
@Module({})
export class PlatformModule {
  static with(configuration: HttpConfiguration, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        HealthModule,
        ThrottlerModule.forRoot([{ ttl: MINUTE_MS, limit: configuration.rateLimitPerMinute }]),
      ],
      controllers: [ProblemsController],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: LOGGER, useValue: logger },
        { provide: TokenVerifier, useValue: new TokenVerifier(configuration.oidc, configuration.actorKey) },
        { provide: OpaqueTokens, useValue: new OpaqueTokens(configuration.tokenKey) },
        { provide: InvitedCalls, useValue: new InvitedCalls(configuration.rateLimitPerMinute) },
        { provide: RefusedCalls, useValue: new RefusedCalls(configuration.rateLimitPerMinute) },
        { provide: APP_FILTER, useValue: new ProblemFilter(configuration, logger) },
        { provide: APP_PIPE, useClass: ContractPipe },
        // In this order: who calls is known before calls are counted.
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: CallerRateLimit },
        UndeclaredRoutes,
      ],
      exports: [CONFIGURATION, LOGGER, InvitedCalls, TokenVerifier, OpaqueTokens, HealthModule],
    };
  }
}
