import { ApiProperty } from '@nestjs/swagger';
import { type Tally } from '#domain';
import { SheetSource } from '../partnership-sheet/sheet-source.response.js';

const COUNT = { type: 'integer' } as const;

/** The counts of a panel, to who may enter them again; what they say, to who entered them last alone. */
export class PanelCounts {
  @ApiProperty({
    description: 'Jour pour lequel ils furent saisis — Day that they were entered for',
    format: 'date',
  })
  givenOn: string;

  @ApiProperty({ description: 'Combien de fois — How many times' })
  given: number;

  @ApiProperty({
    type: () => SheetSource,
    nullable: true,
    description: 'D’où ils viennent — What they come from',
  })
  source: SheetSource | null;

  @ApiProperty({ description: 'Saisis par l’appelant — Entered by the caller' })
  isOwn: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Membres qui ont répondu ; null : saisis par un autre — Members who answered; null: entered by another',
  })
  sheets: number | null;

  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: {
      type: 'object',
      properties: { marks: { type: 'array', items: COUNT }, notConcerned: COUNT, dontKnow: COUNT },
    },
    description: 'Par question ; null : saisis par un autre — By question; null: entered by another',
  })
  counts: Record<string, Tally> | null;

  @ApiProperty({ description: 'Jeton opaque, pour If-Match — Opaque token, for If-Match' })
  revision: string;
}
