import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Language } from '#domain';
import { type Problem } from './problem-exception.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export class ProblemFault {
  @ApiProperty({ description: 'Stable code of the fault.', example: 'REQUIRED' })
  code: string;

  @ApiProperty({ description: 'What is wrong, in the language of the answer.' })
  detail: string;

  @ApiPropertyOptional({
    description: 'JSON Pointer to the value in the body.',
    example: '#/parties/0/roles',
  })
  pointer?: string;

  @ApiPropertyOptional({ description: 'Name of the path or query parameter at fault.' })
  parameter?: string;

  @ApiPropertyOptional({ description: 'Name of the header at fault.' })
  header?: string;
}

/** RFC 9457 problem details, as sent. */
export class ProblemDocument {
  @ApiProperty({ format: 'uri', description: 'Where the code is explained.' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ minimum: 400, maximum: 599 })
  status: number;

  @ApiProperty({ description: 'Stable code of the problem or of the rule that refuses.' })
  code: string;

  @ApiPropertyOptional()
  detail?: string;

  @ApiProperty({ format: 'uri', description: 'The request, as named in `X-Request-Id` and in the logs.' })
  instance: string;

  @ApiProperty({ type: [ProblemFault], description: 'Every fault found, each with its place.' })
  errors: ProblemFault[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The values a rule refused by.',
  })
  params?: Readonly<Record<string, unknown>>;
}

/** A problem in one language. `documentation` is the absolute URL of the page of codes. */
export function problemDocument(
  problem: Problem,
  { language, documentation, requestId }: { language: Language; documentation: string; requestId: string },
): ProblemDocument {
  return {
    type: `${documentation}#${problem.code}`,
    title: problem.title[language],
    status: problem.status,
    code: problem.code,
    ...(problem.detail && { detail: problem.detail[language] }),
    instance: `urn:uuid:${requestId}`,
    errors: (problem.faults ?? []).map((fault) => ({ ...fault, detail: fault.detail[language] })),
    ...(problem.params && { params: problem.params }),
  };
}
