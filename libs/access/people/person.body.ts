import { ApiProperty } from '@nestjs/swagger';
import { type Person } from './people.js';

/** Someone, and what they are called until it is erased. */
export class PersonBody implements Person {
  @ApiProperty({
    format: 'uuid',
    description: 'Pseudonyme que portent les événements — Pseudonym that events bear',
  })
  actorId: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  email: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  erasedAt: string | null;
}

export class PeoplePage {
  @ApiProperty({ type: [PersonBody] })
  items: PersonBody[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: '`cursor` de la page suivante — of the next page',
  })
  next: string | null;
}
