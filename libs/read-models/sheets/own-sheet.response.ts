import { ApiProperty } from '@nestjs/swagger';
import { type Answer, NON_MARKS, PANELS, type Panel } from '#domain';
import { PublishedQuestionnaire } from '../rounds/questionnaires.response.js';

/** What its author gave, as it stands: nobody else is answered it. */
export class OwnAnswers {
  @ApiProperty({
    description: 'Ouverture du tour où elle fut donnée — Opening of the round that it was given in',
  })
  opening: number;

  @ApiProperty({ format: 'date' })
  givenOn: string;

  @ApiProperty({ description: 'Combien de fois — How many times' })
  given: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'integer' }, { type: 'string', enum: [...NON_MARKS] }] },
    description: 'Par question — By question',
  })
  answers: Record<string, Answer>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'Par question ; null : oublié — By question; null: forgotten',
  })
  comments: Record<string, string | null>;

  @ApiProperty({ description: 'Jeton opaque, pour If-Match — Opaque token, for If-Match' })
  revision: string;
}

export class OwnSheet extends OwnAnswers {
  @ApiProperty({ format: 'uuid' })
  roundId: string;

  @ApiProperty({ format: 'uuid' })
  sheetId: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;
}

/** What an invitation opens: the round's questionnaire, and one's own sheet. */
export class Invitation {
  @ApiProperty()
  title: string;

  @ApiProperty({ enum: [...PANELS] })
  panel: Panel;

  @ApiProperty({ format: 'date', description: 'Dernier jour où répondre — Last day to answer' })
  closesOn: string;

  @ApiProperty({ type: () => PublishedQuestionnaire })
  questionnaire: PublishedQuestionnaire;

  @ApiProperty({
    type: () => OwnAnswers,
    nullable: true,
    description: 'Null : rien encore — Null: nothing yet',
  })
  sheet: OwnAnswers | null;
}
