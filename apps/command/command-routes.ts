import {
  applyDecorators,
  Controller,
  createParamDecorator,
  Header,
  HttpCode,
  Patch,
  Post,
  Put,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { bothLanguages, CohortAnswer, CommandAnswerBody, REVISION_EXAMPLE } from '#contracts';
import { GATES, PANELS, type Label, type Language } from '#domain';
import { AllowedTo, inLanguage, Public } from '#platform';
import { type Request, type Response } from 'express';
import { AnswerHeaders } from './answer-headers.js';
import { WHO_MAY_COMMAND, type CommandArea } from './who-may-command.js';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: true,
  description:
    'Clé choisie par l’appelant, une par commande ; renvoyée avec la même clé, la commande reçoit sa première réponse — Key chosen by the caller, one per command; sent again under it, the command gets its first answer',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
};
const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'ETag lu, entre guillemets — The ETag as read, in quotes',
  schema: { type: 'string' },
  example: `"${REVISION_EXAMPLE}"`,
};
const IF_NONE_MATCH = {
  name: 'If-None-Match',
  required: true,
  description:
    'Toujours `*` : ne créer que si cela n’existe pas — Always `*`: create only what does not exist',
  schema: { type: 'string', enum: ['*'] },
};
const ETAG = {
  ETag: {
    description: 'Révision atteinte — Revision reached',
    schema: { type: 'string' },
    example: `"${REVISION_EXAMPLE}"`,
  },
};
const LOCATION = {
  Location: {
    description: 'Ce qui a été créé — What was created',
    schema: { type: 'string', format: 'uri' },
  },
};

/** Nobody on the way keeps an answer. */
const NOT_KEPT = Header('Cache-Control', 'no-store');

const PARAMETERS: Readonly<Record<string, Label>> = {
  id: {
    fr: 'Organisation, partenariat, arrêté ou tour',
    en: 'Organisation, partnership, closing or round',
  },
  panel: { fr: 'Panel', en: 'Panel' },
  findingId: { fr: 'Constat', en: 'Finding' },
  actionId: { fr: 'Action', en: 'Action' },
  token: {
    fr: 'Jeton de l’invitation, un point, et un secret à soi (22 à 64 caractères)',
    en: 'Token of the invitation, a dot, and a secret of one’s own (22 to 64 characters)',
  },
  gate: { fr: 'Passage, nommé par l’étape quittée', en: 'Gate, named by the stage it leaves' },
  organisationId: { fr: 'Partie', en: 'Party' },
  conditionId: { fr: 'Condition', en: 'Condition' },
  indicatorId: { fr: 'Indicateur', en: 'Indicator' },
  mandateId: { fr: 'Mandat', en: 'Mandate' },
  factId: { fr: 'Fait (identifiant de l’événement)', en: 'Fact (id of the event)' },
};

const SCHEMAS: Readonly<Record<string, { type: string; enum?: string[] }>> = {
  gate: { type: 'string', enum: [...GATES] },
  panel: { type: 'string', enum: [...PANELS] },
  token: { type: 'string' },
};

const parametersOf = (path: string): MethodDecorator[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    ApiParam({
      name,
      description: bothLanguages(PARAMETERS[name]!),
      schema: SCHEMAS[name] ?? { type: 'string', format: 'uuid' },
    }),
  );

/** A controller of commands: under /v1, for those the table of writers names. */
export const CommandController = (path: string, area: CommandArea, tag: Label): ClassDecorator =>
  applyDecorators(
    Controller(`v1/${path}`),
    ApiTags(bothLanguages(tag)),
    ApiBearerAuth(),
    ApiExtension('x-allowed-roles', WHO_MAY_COMMAND[area]),
    AllowedTo(...WHO_MAY_COMMAND[area]),
    UseInterceptors(AnswerHeaders),
  );

/** The same for those who have no account: what a route takes instead admits. */
export const PublicCommandController = (path: string, tag: Label): ClassDecorator =>
  applyDecorators(
    Controller(`v1/${path}`),
    ApiTags(bothLanguages(tag)),
    Public(),
    UseInterceptors(AnswerHeaders),
  );

/** The language that an answer's sentences are in. */
export const AnswerLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  return inLanguage(http.getRequest<Request>(), http.getResponse<Response>());
});

type AnswerBody = typeof CommandAnswerBody;

const change = (
  verb: typeof Post,
  path: string,
  says: Label,
  answer: AnswerBody = CommandAnswerBody,
): MethodDecorator =>
  applyDecorators(
    verb(path),
    HttpCode(200),
    NOT_KEPT,
    ApiOperation({ summary: bothLanguages(says) }),
    ...parametersOf(path),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_MATCH),
    ApiResponse({
      status: 200,
      description: 'Enregistré, ou rien à changer — Recorded, or nothing to change',
      type: answer,
      headers: ETAG,
    }),
  );

/** A command that changes what stands at `:id`: needs If-Match, answers 200. */
export const Changes = (path: string, says: Label, answer?: AnswerBody): MethodDecorator =>
  change(Post, path, says, answer);

/** The same over PATCH. */
export const Amends = (path: string, says: Label): MethodDecorator => change(Patch, path, says);

/** A command that makes something new: needs `If-None-Match: *`, answers 201 with its Location. */
export const Creates = (says: Label): MethodDecorator =>
  applyDecorators(
    Post(),
    HttpCode(201),
    NOT_KEPT,
    ApiOperation({ summary: bothLanguages(says) }),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_NONE_MATCH),
    ApiResponse({
      status: 201,
      description: 'Créé — Created',
      type: CommandAnswerBody,
      headers: { ...ETAG, ...LOCATION },
    }),
  );

/** A command that adds something with an id of its own to what stands at `:id`, whatever its revision: needs `If-None-Match: *`, answers 201. */
export const Adds = (path: string, says: Label): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(201),
    NOT_KEPT,
    ApiOperation({ summary: bothLanguages(says) }),
    ...parametersOf(path),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_NONE_MATCH),
    ApiResponse({
      status: 201,
      description: 'Créé, ou déjà là — Created, or there already',
      type: CommandAnswerBody,
      headers: ETAG,
    }),
  );

/** A command that gives what stands at the path, whole: `If-None-Match: *` where there is none yet, else If-Match; answers 200. */
export const Puts = (path: string, says: Label): MethodDecorator =>
  applyDecorators(
    Put(path),
    HttpCode(200),
    NOT_KEPT,
    ApiOperation({ summary: bothLanguages(says) }),
    ...parametersOf(path),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader({ ...IF_NONE_MATCH, required: false }),
    ApiHeader({ ...IF_MATCH, required: false }),
    ApiResponse({
      status: 200,
      description: 'Enregistré — Recorded',
      type: CommandAnswerBody,
      headers: ETAG,
    }),
  );

/** A command to many partnerships at once: needs `If-None-Match: *`, answers 200 with a verdict for each. */
export const OpensCohort = (says: Label): MethodDecorator =>
  applyDecorators(
    Post(),
    HttpCode(200),
    NOT_KEPT,
    ApiOperation({ summary: bothLanguages(says) }),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_NONE_MATCH),
    ApiResponse({
      status: 200,
      description: 'Un verdict par partenariat — A verdict for each partnership',
      type: CohortAnswer,
    }),
  );
