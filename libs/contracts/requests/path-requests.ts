import {
  ABANDONMENT_REASON_LABELS,
  ENDINGS,
  GOING_BACK_REASON_LABELS,
  REOPENING_REASON_LABELS,
  STAGE_LABELS,
  SUSPENSION_REASON_LABELS,
  TRANSFER_LABELS,
  type ABANDONMENT_REASONS,
  type Ending,
  type GOING_BACK_REASONS,
  type REOPENING_REASONS,
  type Stage,
  type SUSPENSION_REASONS,
  type TRANSFERS,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Id } from './fields.js';
import { Comment } from './personal.js';

const REASON = { fr: 'Motif ; « autre » demande un commentaire', en: 'Reason; "other" needs a comment' };

export class EnterPathRequest extends FactRequest {
  @Code(STAGE_LABELS, { fr: 'Étape d’entrée', en: 'Stage entered at' })
  stage: Stage;
}

export class ObserveStageRequest extends FactRequest {
  @Code(STAGE_LABELS, { fr: 'Étape constatée', en: 'Stage observed' })
  stage: Stage;

  @Id({ fr: 'Organisation qui constate', en: 'Organisation that observes' }, { nullable: true })
  observerId?: string | null;
}

export class GoBackRequest extends FactRequest {
  @Code(STAGE_LABELS, { fr: 'Étape antérieure', en: 'Earlier stage' })
  to: Stage;

  @Code(GOING_BACK_REASON_LABELS, REASON)
  reason: (typeof GOING_BACK_REASONS)[number];

  @Comment()
  comment?: string | null;
}

export class SuspendRequest extends FactRequest {
  @Code(SUSPENSION_REASON_LABELS, REASON)
  reason: (typeof SUSPENSION_REASONS)[number];

  @Comment()
  comment?: string | null;
}

export class ResumeRequest extends FactRequest {
  @Comment()
  comment?: string | null;
}

export class EndRequest extends FactRequest {
  @Code(ENDINGS, { fr: 'Achevé, abandonné ou transmis', en: 'Completed, abandoned or transferred' })
  ending: Ending;

  @Code(ABANDONMENT_REASON_LABELS, { fr: 'Motif d’abandon', en: 'Reason of abandonment' }, { nullable: true })
  reason?: (typeof ABANDONMENT_REASONS)[number] | null;

  @Code(TRANSFER_LABELS, { fr: 'Transmis à', en: 'Transferred to' }, { nullable: true })
  transferredTo?: (typeof TRANSFERS)[number] | null;

  @Comment()
  comment?: string | null;
}

export class ReopenRequest extends FactRequest {
  @Code(REOPENING_REASON_LABELS, REASON)
  reason: (typeof REOPENING_REASONS)[number];

  @Comment()
  comment?: string | null;
}
