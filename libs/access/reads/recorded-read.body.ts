import { ApiProperty } from '@nestjs/swagger';
import { type RecordedRead } from './read-log.js';

/** Something that an auditor looked at. */
export class RecordedReadBody implements RecordedRead {
  @ApiProperty()
  readId: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ format: 'uuid' })
  actorId: string;

  @ApiProperty()
  method: string;

  @ApiProperty({ example: '/v1/partnerships/:id' })
  route: string;

  @ApiProperty()
  path: string;
}

export class ReadsPage {
  @ApiProperty({ type: [RecordedReadBody] })
  items: RecordedReadBody[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: '`cursor` de la page suivante — of the next page',
  })
  next: string | null;
}
