import { type OpenAPIObject } from '@nestjs/swagger';
import { RULES } from '#domain';
import { bothLanguages } from '../both-languages.js';
import { PROBLEMS, RULE_REFUSAL_TITLE } from '../problem/problem-catalogue.js';
import { PROBLEM_MEDIA_TYPE } from '../problem/problem-document.js';

type Components = NonNullable<OpenAPIObject['components']>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const RULE_STATUS = 409;
const HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

const STATUSES = [...new Set(Object.values(PROBLEMS).map(({ status }) => status))].sort((a, b) => a - b);
const responseName = (status: number): string => `Problem${status}`;

function problemResponse(status: number) {
  const problems = Object.entries(PROBLEMS).filter(([, problem]) => problem.status === status);
  const titles = problems.map(([code, { title }]) => `\`${code}\` ${bothLanguages(title)}`);
  const rules = status === RULE_STATUS ? Object.keys(RULES) : [];
  if (rules.length > 0) titles.push(bothLanguages(RULE_REFUSAL_TITLE));
  return {
    description: titles.join(' · '),
    headers: Object.fromEntries(
      ['X-Request-Id', 'Content-Language', ...(HEADERS[status] ?? [])].map((name) => [
        name,
        { schema: { type: 'string' } },
      ]),
    ),
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/ProblemDocument' },
            {
              type: 'object',
              properties: {
                code: { type: 'string', enum: [...problems.map(([code]) => code), ...rules] },
              },
            },
          ],
        },
      },
    },
  };
}

/** One response for each status a problem is answered with, naming its codes; 409 names every rule. */
export const problemResponses = (): Components['responses'] =>
  Object.fromEntries(STATUSES.map((status) => [responseName(status), problemResponse(status)]));

const isHeader = (operation: Operation, name: string): boolean =>
  (operation.parameters ?? []).some((one) => 'in' in one && one.in === 'header' && one.name === name);
const hasParameterIn = (operation: Operation, place: string): boolean =>
  (operation.parameters ?? []).some((one) => 'in' in one && one.in === place);

/** The statuses an operation may be refused with, read off what it takes. */
function refusalsOf(operation: Operation): number[] {
  const takes = operation.requestBody !== undefined || hasParameterIn(operation, 'query');
  const statuses = [429, 500, 503];
  if (operation.security) statuses.push(401, 403);
  if (hasParameterIn(operation, 'path')) statuses.push(400, 404);
  if (takes) statuses.push(400, 422);
  if (isHeader(operation, 'Idempotency-Key')) statuses.push(400, 409, 412, 413, 415, 428);
  return [...new Set(statuses)].sort((a, b) => a - b);
}

/** Adds to an operation the problems it may answer, but for the statuses it describes itself. */
export function withRefusals(operation: Operation): void {
  for (const status of refusalsOf(operation)) {
    operation.responses[status] ??= { $ref: `#/components/responses/${responseName(status)}` };
  }
}
