import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { POSITION_TOKEN_EXAMPLE, REVISION_EXAMPLE } from '../queries/position-token.js';

export class CreatedIds {
  @ApiPropertyOptional({ format: 'uuid' })
  indicatorId?: string;

  @ApiPropertyOptional({ type: 'array', items: { type: 'string', format: 'uuid' } })
  conditionIds?: readonly string[];

  @ApiPropertyOptional({ format: 'uuid' })
  mandateId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  batchId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  findingId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  actionId?: string;
}

/** What every command answers. */
export class CommandAnswerBody {
  @ApiProperty({
    format: 'uuid',
    description:
      'L’organisation, le partenariat, l’arrêté, le tour ou la réponse — The organisation, partnership, closing, round or sheet',
  })
  id: string;

  @ApiProperty({
    description:
      'Révision atteinte, un jeton opaque, pour If-Match — Revision reached, an opaque token, for If-Match',
    example: REVISION_EXAMPLE,
  })
  revision: string;

  @ApiProperty({
    description:
      'Jeton opaque : une requête avec `after=<position>` voit cette écriture — Opaque token: a query with `after=<position>` sees this write',
    example: POSITION_TOKEN_EXAMPLE,
  })
  position: string;

  @ApiProperty({ description: 'Faux : il n’y avait rien à changer — False: there was nothing to change' })
  changed: boolean;

  @ApiProperty({
    description: 'Vrai : première réponse, rendue de nouveau — True: the first answer, given again',
  })
  repeated: boolean;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Événements enregistrés — Events recorded',
  })
  eventIds: readonly string[];

  @ApiPropertyOptional({ type: CreatedIds, description: 'Ce qui a été créé — What was created' })
  createdIds?: CreatedIds;
}
