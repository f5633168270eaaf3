import {
  applyDecorators,
  Controller,
  createParamDecorator,
  Get,
  Header,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type Label, type Language } from '#domain';
import { AllowedTo, inLanguage, Public, ROLE_CODES } from '#platform';

/** A controller of queries under `/v1`: everyone who is signed in asks, and is answered of what they see (`Sights`). */
export const QueryController = (path: string, tag: Label): ClassDecorator =>
  applyDecorators(
    Controller(`v1/${path}`),
    ApiTags(`${tag.fr} / ${tag.en}`),
    ApiBearerAuth(),
    AllowedTo(...ROLE_CODES),
  );

/** A controller of queries for those who have no account: what a route takes instead admits. */
export const PublicQueryController = (path: string, tag: Label): ClassDecorator =>
  applyDecorators(Controller(`v1/${path}`), ApiTags(`${tag.fr} / ${tag.en}`), Public());

/** A query, described in both languages; nobody on the way keeps its answer. */
export const Query = (path: string, { fr, en }: Label): MethodDecorator =>
  applyDecorators(Get(path), Header('Cache-Control', 'no-store'), ApiOperation({ summary: `${fr} / ${en}` }));

/** What answering takes: the language it is written in, which also goes into its headers. */
export const AnswerLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  return inLanguage(http.getRequest<Request>(), http.getResponse<Response>());
});
