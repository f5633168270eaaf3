import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { constraintSentence } from './constraint-sentences.js';
import { ProblemException } from './problem-exception.js';

/** A path parameter that must be a UUID, answered in lower case: `@Param('id', IdentifierPipe) id: string`. @throws ProblemException IDENTIFIER_INVALID */
@Injectable()
export class IdentifierPipe implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (isUUID(value)) return value.toLowerCase();
    throw new ProblemException('IDENTIFIER_INVALID', {
      faults: [{ code: 'IS_UUID', detail: constraintSentence('isUuid', []), parameter: data ?? 'id' }],
    });
  }
}
