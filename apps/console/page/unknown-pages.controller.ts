import { Controller, Get, Next, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type NextFunction, type Request } from 'express';
import { ProblemException } from '#contracts';
import { Public } from '#platform';
import { PageProblems } from './page-problems.filter.js';

/** An address that is nothing's answers a person with a page; a program with a problem, as everywhere else. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller()
export class UnknownPages {
  @Get('*path')
  unknown(@Req() request: Request, @Next() next: NextFunction): void {
    const isForPeople = !request.path.startsWith('/v1/') && (request.headers.accept ?? '').includes('text/html');
    if (isForPeople) throw new ProblemException('NOT_FOUND');
    next();
  }
}
