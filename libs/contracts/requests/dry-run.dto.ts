import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** Whether a request is only tried. */
export class DryRunDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description:
      '`true` : dire les verdicts sans rien enregistrer — `true`: tell the verdicts and record nothing',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';
}
