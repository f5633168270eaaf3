import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, ValidateIf } from 'class-validator';
import {
  CORRECTION_REASON_LABELS,
  DATE_PRECISIONS,
  type CORRECTION_REASONS,
  type DatePrecision,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Day } from './fields.js';
import { PersonalTextField } from './personal.js';

export class WithdrawFactRequest extends FactRequest {
  @Code(CORRECTION_REASON_LABELS, { fr: 'Motif', en: 'Reason' })
  reason: (typeof CORRECTION_REASONS)[number];

  @PersonalTextField({ fr: 'Explication', en: 'Explanation' })
  comment: string;
}

export class CorrectFactRequest extends WithdrawFactRequest {
  @Day({ fr: 'Date que le fait a vraiment', en: 'Date the fact really has' }, { optional: true })
  correctOccurredOn?: string;

  @Code(DATE_PRECISIONS, { fr: 'Précision de cette date', en: 'Precision of that date' }, { optional: true })
  correctDatePrecision?: DatePrecision;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'Champs du fait qui étaient faux, avec leur vraie valeur (schéma de l’événement) — Fields of the fact that were wrong, with what they should have been (the event’s schema)',
    example: { value: 42 },
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsObject()
  changes?: Record<string, unknown>;
}
