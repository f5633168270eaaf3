import { Inject, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { CONFIGURATION, type ConsoleConfiguration } from '#platform';
import { PageController } from '../page/page-route.js';
import { keepChoice } from './acting-for.js';

/** Chooses for whom one acts, among one's mandates. */
@PageController('acting-for')
export class ActingFor {
  constructor(@Inject(CONFIGURATION) private readonly configuration: ConsoleConfiguration) {}

  @Post()
  choose(@Req() request: Request, @Res() response: Response): void {
    const { organisation } = (request.body ?? {}) as { readonly organisation?: unknown };
    keepChoice(response, organisation, this.configuration.publicUrl.startsWith('https:'));
    response.redirect(303, '/');
  }
}
