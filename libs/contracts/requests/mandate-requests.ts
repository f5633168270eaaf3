import {
  MANDATE_CAPACITY_LABELS,
  MANDATE_WITHDRAWAL_REASON_LABELS,
  type MandateCapacity,
  type MandateWithdrawalReason,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Day, Id } from './fields.js';
import { Comment } from './personal.js';

export class GiveMandateRequest extends FactRequest {
  @Id({
    fr: 'Personne mandatée : l’identifiant pseudonyme sous lequel ses actes sont enregistrés (`GET /v1/me`)',
    en: 'Person who acts: the pseudonymous id under which that person’s acts are recorded (`GET /v1/me`)',
  })
  personId: string;

  @Code(MANDATE_CAPACITY_LABELS, { fr: 'À quel titre', en: 'In what capacity' })
  capacity: MandateCapacity;

  @Day(
    {
      fr: 'Premier jour ; celui où il est donné par défaut',
      en: 'First day; that on which it is given by default',
    },
    { optional: true },
  )
  from?: string;

  @Day({ fr: 'Dernier jour, trois ans plus tard au plus', en: 'Last day, three years later at most' })
  until: string;
}

export class WithdrawMandateRequest extends FactRequest {
  @Code(MANDATE_WITHDRAWAL_REASON_LABELS, {
    fr: 'Motif ; « autre » demande un commentaire',
    en: 'Reason; "other" needs a comment',
  })
  reason: MandateWithdrawalReason;

  @Comment()
  comment?: string | null;
}
