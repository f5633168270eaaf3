import { Catch, Inject, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Request } from 'express';
import { CONFIGURATION, LOGGER, ProblemFilter, type HttpConfiguration, type Logger } from '#platform';
import { Visits } from '../visit/visits.js';
import { PageProblems } from './page-problems.filter.js';

/** An address that no route knows answers a person with a page, a program with a problem as everywhere else. */
@Catch(NotFoundException)
export class UnknownAddress implements ExceptionFilter {
  private readonly pages: PageProblems;
  private readonly problems: ProblemFilter;

  constructor(
    visits: Visits,
    @Inject(CONFIGURATION) configuration: HttpConfiguration,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.pages = new PageProblems(visits, logger);
    this.problems = new ProblemFilter(configuration, logger);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const { path, headers } = host.switchToHttp().getRequest<Request>();
    const isForPeople = !path.startsWith('/v1/') && (headers.accept ?? '').includes('text/html');
    (isForPeople ? this.pages : this.problems).catch(error, host);
  }
}
