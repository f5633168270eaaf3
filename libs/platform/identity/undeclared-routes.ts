import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS } from './access.js';

type Handler = (...args: never[]) => unknown;

/** Keeps the application from starting while a route does not say who may call it, and names those routes. */
@Injectable()
export class UndeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as new () => object).prototype as Record<string, Handler>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => {
          const handler = prototype[name] as Handler;
          const isRoute = Reflect.hasMetadata(PATH_METADATA, handler);
          return isRoute && !this.reflector.getAllAndOverride(ACCESS, [handler, metatype as Handler]);
        })
        .map((name) => `${metatype?.name}.${name}`);
    });
    if (undeclared.length > 0) {
      throw new Error(
        `These routes do not say who may call them (@AllowedTo or @Public): ${undeclared.join(', ')}`,
      );
    }
  }
}
