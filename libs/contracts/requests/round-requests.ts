import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import {
  ACTION_STATE_LABELS,
  INVITATIONS_MAX,
  NON_MARKS,
  PANEL_LABELS,
  REPLY_STANCE_LABELS,
  ROUND_REOPENING_REASON_LABELS,
  SUB_IMPACT_LABELS,
  type ActionState,
  type Answer,
  type Label,
  type Panel,
  type ReplyStance,
  type RoundReopeningReason,
  type SubImpact,
  type Tally,
} from '#domain';
import { bothLanguages } from '../both-languages.js';
import { FactRequest } from './fact-request.js';
import { Code, Day, Formed, Id, Ids, Part, Parts, Text, Whole } from './fields.js';
import { Comment, PersonalTextField } from './personal.js';
import { CommandAnswerBody } from './command-answer.js';

const PANEL = { fr: 'Panel', en: 'Panel' };
const LAST_DAY = {
  fr: 'Dernier jour où les réponses sont reçues',
  en: 'Last day on which answers are taken',
};

export class QuestionnaireRequest {
  @Formed(/^[a-z0-9-]{1,60}$/, { fr: 'Code', en: 'Code' }, { example: 'three-impacts' })
  code: string;

  @Whole({ fr: 'Version', en: 'Version' }, { min: 1, max: 10_000 })
  version: number;
}

export class PanelAskedRequest {
  @Code(PANEL_LABELS, PANEL)
  panel: Panel;

  @Whole(
    { fr: 'Réponses à partir desquelles il est montré', en: 'Answers from which it is shown' },
    { min: 3, max: 1_000, example: 5 },
  )
  threshold: number;
}

class AskedRequest extends FactRequest {
  @Text(200, { fr: 'Titre', en: 'Title' }, { example: 'Regards croisés 2026' })
  title: string;

  @Part(() => QuestionnaireRequest, {
    fr: 'Questionnaire, dans sa version',
    en: 'Questionnaire, in its version',
  })
  questionnaire: QuestionnaireRequest;

  @Parts(
    () => PanelAskedRequest,
    { fr: 'Panels interrogés', en: 'Panels asked' },
    { optional: true, max: 4, unique: ({ panel }: PanelAskedRequest) => panel },
  )
  panels: PanelAskedRequest[] = [];

  @Day(LAST_DAY)
  closesOn: string;
}

export class OpenRoundRequest extends AskedRequest {
  @Ids(
    {
      fr: 'Parties interrogées ; par défaut les porteurs, partenaires et financeurs actuels',
      en: 'Parties asked; by default the current carriers, partners and funders',
    },
    { optional: true, max: 50 },
  )
  organisationIds?: string[];
}

export class OpenCohortRequest extends AskedRequest {
  @Text(200, { fr: 'Nom de la cohorte', en: 'Name of the cohort' }, { example: 'PHARE 2018–2022' })
  cohort: string;

  @Ids({ fr: 'Partenariats', en: 'Partnerships' }, { min: 1, max: 500 })
  partnershipIds: string[];
}

export class InvitePanelRequest extends FactRequest {
  @Code(PANEL_LABELS, PANEL)
  panel: Panel;

  @Whole({ fr: 'Combien de membres', en: 'How many members' }, { min: 1, max: INVITATIONS_MAX })
  invitations: number;
}

const QUESTIONS_MAX = 200;

const isRecordOf =
  (isValue: (value: unknown) => boolean) =>
  (record: unknown): boolean =>
    typeof record === 'object' &&
    record !== null &&
    !Array.isArray(record) &&
    Object.keys(record).length <= QUESTIONS_MAX &&
    Object.entries(record).every(([code, value]) => /^[a-z0-9.:-]{1,100}$/.test(code) && isValue(value));

const isAnswer = (value: unknown): boolean =>
  (NON_MARKS as readonly unknown[]).includes(value) || (Number.isInteger(value) && (value as number) > 0);
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isComment = (value: unknown): boolean => typeof value === 'string' && value.length <= 5_000;
const isTally = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { marks, notConcerned, dontKnow, ...rest } = value as Record<string, unknown>;
  return (
    Array.isArray(marks) &&
    marks.length <= 20 &&
    marks.every(isCount) &&
    isCount(notConcerned) &&
    isCount(dontKnow) &&
    Object.keys(rest).length === 0
  );
};

/** Something for each question, by its code. */
const ByQuestion = (
  says: Label,
  isValue: (value: unknown) => boolean,
  name: string,
  schema: object,
  required = true,
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: 'object',
      additionalProperties: schema,
      maxProperties: QUESTIONS_MAX,
      description: bothLanguages(says),
      required,
    } as never),
    ValidateBy({ name, validator: { validate: isRecordOf(isValue) } }),
  );

const ANSWER = {
  oneOf: [
    { type: 'integer', minimum: 1 },
    { type: 'string', enum: [...NON_MARKS] },
  ],
};
const COUNT = { type: 'integer', minimum: 0 };
const TALLY = {
  type: 'object',
  required: ['marks', 'notConcerned', 'dontKnow'],
  additionalProperties: false,
  properties: { marks: { type: 'array', items: COUNT, maxItems: 20 }, notConcerned: COUNT, dontKnow: COUNT },
};

const ANSWERS = {
  fr: 'Réponses par question : une note de son échelle (1 est la première), `not-concerned` ou `dont-know`',
  en: 'Answers by question: a mark of its scale (1 is its first), `not-concerned` or `dont-know`',
};
const COMMENTS = {
  fr: 'Commentaires par question, 500 caractères chacun et 3 000 octets en tout (chiffrés)',
  en: 'Comments by question, 500 characters each and 3,000 bytes in all (encrypted)',
};

/** One's own answers: the whole sheet each time. */
export class OwnSheetRequest extends FactRequest {
  @Id({ fr: 'Partie pour laquelle on répond', en: 'Party that one answers for' })
  organisationId: string;

  @ByQuestion(ANSWERS, isAnswer, 'answersByQuestion', ANSWER)
  answers: Record<string, Answer>;

  @ByQuestion(COMMENTS, isComment, 'commentsByQuestion', { type: 'string', maxLength: 500 }, false)
  comments: Record<string, string> = {};
}

/** The answers of a panel's member, by invitation: the whole sheet each time. */
export class InvitedSheetRequest {
  @ByQuestion(ANSWERS, isAnswer, 'answersByQuestion', ANSWER)
  answers: Record<string, Answer>;

  @ByQuestion(COMMENTS, isComment, 'commentsByQuestion', { type: 'string', maxLength: 500 }, false)
  comments: Record<string, string> = {};
}

/** How a panel answered, counted elsewhere: with the document that states it. */
export class PanelCountsRequest extends FactRequest {
  @Whole({ fr: 'Membres qui ont répondu', en: 'Members who answered' }, { min: 1, max: 1_000_000 })
  sheets: number;

  @ByQuestion(
    {
      fr: 'Par question, combien ont donné chaque note (la première d’abord) et combien aucune',
      en: 'By question, how many gave each mark (the first one first), and how many none',
    },
    isTally,
    'countsByQuestion',
    TALLY,
  )
  counts: Record<string, Tally>;
}

export class NameOfficialSheetRequest extends FactRequest {
  @Id({ fr: 'Partie', en: 'Party' })
  organisationId: string;

  @Id({ fr: 'Réponse qui vaut pour elle', en: 'Sheet that stands for it' })
  sheetId: string;
}

export class ReopenRoundRequest extends FactRequest {
  @Code(ROUND_REOPENING_REASON_LABELS, {
    fr: 'Motif ; « autre » demande un commentaire',
    en: 'Reason; "other" needs a comment',
  })
  reason: RoundReopeningReason;

  @Comment()
  comment?: string | null;

  @Day(LAST_DAY)
  closesOn: string;
}

const FINDING_KIND_LABELS = {
  finding: { fr: 'Constat', en: 'Finding' },
  recommendation: { fr: 'Recommandation', en: 'Recommendation' },
} as const;

export class RecordFindingRequest extends FactRequest {
  @Code(FINDING_KIND_LABELS, { fr: 'Nature', en: 'Kind' })
  kind: keyof typeof FINDING_KIND_LABELS;

  @Code(
    SUB_IMPACT_LABELS,
    {
      fr: 'Sous-impact concerné ; sinon le partenariat entier',
      en: 'Sub-impact; else the whole partnership',
    },
    { nullable: true },
  )
  subImpact?: SubImpact | null;

  @PersonalTextField({ fr: 'Texte', en: 'Text' })
  text: string;
}

export class ReplyToFindingRequest extends FactRequest {
  @Id({ fr: 'Partie qui répond', en: 'Party that replies' })
  organisationId: string;

  @Code(REPLY_STANCE_LABELS, { fr: 'Position', en: 'Stance' })
  stance: ReplyStance;

  @PersonalTextField({ fr: 'Texte', en: 'Text' }, { nullable: true })
  text?: string | null;
}

export class AgreeActionRequest extends FactRequest {
  @Id({ fr: 'Constat auquel elle répond', en: 'Finding that it answers' }, { nullable: true })
  findingId?: string | null;

  @Text(200, { fr: 'Action', en: 'Action' })
  title: string;

  @Id({ fr: 'Partie qui en a la charge', en: 'Party in charge of it' })
  ownerId: string;

  @Day({ fr: 'Échéance', en: 'Due date' }, { example: '2030-06-30' })
  dueOn: string;
}

export class FollowActionRequest extends FactRequest {
  @Code(ACTION_STATE_LABELS, { fr: 'Où elle en est', en: 'Where it stands' })
  state: ActionState;

  @Day(
    { fr: 'Nouvelle échéance d’une action reportée', en: 'New due date of one postponed' },
    { nullable: true },
  )
  dueOn?: string | null;

  @Comment()
  comment?: string | null;
}

export class InvitationsAnswer extends CommandAnswerBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description:
      'Un jeton par membre, qui y ajoute un secret à lui pour répondre : `/v1/invitations/<jeton>.<secret>` ; à remettre, ils ne sont gardés nulle part — One token a member, who adds a secret of their own to answer: `/v1/invitations/<token>.<secret>`; to be handed out, they are kept nowhere',
  })
  tokens: readonly string[];
}

export class CohortVerdict {
  @ApiProperty({ format: 'uuid' })
  partnershipId: string;

  @ApiProperty({ enum: ['opened', 'refused'] })
  verdict: 'opened' | 'refused';

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  roundId: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Code du refus — Code of the refusal' })
  code: string | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Le refus en une phrase — The refusal in a sentence',
  })
  detail: string | null;
}

export class CohortAnswer {
  @ApiProperty({ format: 'uuid' })
  cohortId: string;

  @ApiProperty({ type: () => CohortVerdict, isArray: true })
  verdicts: CohortVerdict[];

  @ApiProperty({
    nullable: true,
    type: String,
    description:
      'Ce que `after` attend pour voir les tours ouverts ; null : aucun — What `after` takes to see the rounds opened; null: none',
  })
  position: string | null;
}
