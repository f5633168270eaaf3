import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CommandAnswerBody } from './command-answer.js';

/** What becomes of a row of a table of measurements. */
export class RowVerdict {
  @ApiProperty({ description: 'Rang de la ligne, à partir de 0 — Rank of the row, from 0' })
  row: number;

  @ApiProperty({ enum: ['recorded', 'unchanged', 'refused'] })
  verdict: 'recorded' | 'unchanged' | 'refused';

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'La mesure enregistrée ; absent d’un essai — The measurement recorded; absent from a dry run',
  })
  factId?: string;

  @ApiPropertyOptional({ description: 'Code de la règle qui refuse — Code of the rule that refuses' })
  code?: string;

  @ApiPropertyOptional({
    description: 'Sa phrase, dans la langue demandée — Its sentence, in the language asked for',
  })
  detail?: string;

  @ApiPropertyOptional({
    description: 'Champ en cause — Field at fault',
    example: '#/rows/3/value',
  })
  pointer?: string;
}

/** The answer to a table of measurements: what every command answers, and a verdict for each row. */
export class MeasurementRowsAnswer extends CommandAnswerBody {
  @ApiProperty({ description: 'Vrai : rien n’est enregistré — True: nothing is recorded' })
  dryRun: boolean;

  @ApiProperty({ type: [RowVerdict] })
  verdicts: readonly RowVerdict[];
}
