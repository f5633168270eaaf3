import { POSITION_TOKEN, POSITION_TOKEN_EXAMPLE } from '../queries/position-token.js';
import { FactRequest } from './fact-request.js';
import { Day, Formed, Text } from './fields.js';
import { PersonalTextField } from './personal.js';

export class CloseReportRequest extends FactRequest {
  @Text(200, { fr: 'Nom', en: 'Name' }, { example: 'Arrêté 2024' })
  name: string;

  @Day(
    {
      fr: 'Date dont parlent les rapports arrêtés ; le jour de l’arrêté par défaut, jamais plus tard',
      en: 'Day that the closed reports speak of; that of the closing by default, never later',
    },
    { optional: true },
  )
  asOf?: string;

  @Formed(
    POSITION_TOKEN,
    {
      fr: 'Ce qui est pris en compte : le `knownAt` qu’un rapport porte ; tout ce qui est enregistré par défaut',
      en: 'What is taken in: the `knownAt` that a report bears; all that is recorded by default',
    },
    { optional: true, example: POSITION_TOKEN_EXAMPLE },
  )
  knownAt?: string;

  @PersonalTextField({ fr: 'Note', en: 'Note' }, { nullable: true })
  note: string | null = null;
}

export class WithdrawClosingRequest extends FactRequest {
  @PersonalTextField({ fr: 'Explication', en: 'Explanation' })
  comment: string;
}
