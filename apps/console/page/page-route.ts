import { applyDecorators, Controller, Get, Header, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AllowedTo, FromSession, ROLE_CODES, type Role } from '#platform';
import { PageProblems } from './page-problems.filter.js';

/** A controller of pages, for anyone signed in unless only some roles are named; a refusal is a page too. */
export const PageController = (path = '', roles: readonly [Role, ...Role[]] = ROLE_CODES): ClassDecorator =>
  applyDecorators(
    Controller(path),
    ApiExcludeController(),
    FromSession(),
    AllowedTo(...roles),
    UseFilters(PageProblems),
  );

/** A page of its own time and reader. */
export const Page = (path: string | string[] = ''): MethodDecorator =>
  applyDecorators(
    Get(path),
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Cache-Control', 'no-store'),
  );
