import {
  AUDIENCE_LABELS,
  DIMENSION_LABELS,
  EVIDENCE_KIND_LABELS,
  GATE_OUTCOME_LABELS,
  OPINION_LABELS,
  type Audience,
  type Dimension,
  type EVIDENCE_KINDS,
  type GateOutcome,
  type OPINIONS,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Day, Formed, Id, Ids, Part, Parts, Text, WebAddress } from './fields.js';
import { Comment, PersonalTextField } from './personal.js';

const CRITERION = { fr: 'Code d’un critère en vigueur', en: 'Code of a criterion in force' };
const AUDIENCE = {
  fr: 'Qui peut le lire ; par défaut, toutes les parties',
  en: 'Who may read it; by default, all parties',
};
const DECIDERS = { fr: 'Parties qui décident', en: 'Parties that decide' };

export class LabelRequest {
  @Text(200, { fr: 'En français', en: 'In French' })
  fr: string;

  @Text(200, { fr: 'En anglais', en: 'In English' })
  en: string;
}

export class CriterionRequest {
  @Formed(/^[a-z0-9-]{2,60}$/, { fr: 'Code', en: 'Code' }, { example: 'deployment-sized' })
  code: string;

  @Code(DIMENSION_LABELS, { fr: 'Dimension', en: 'Dimension' })
  dimension: Dimension;

  @Part(() => LabelRequest, { fr: 'Libellé', en: 'Label' })
  label: LabelRequest;
}

export class ChangeGateCriteriaRequest extends FactRequest {
  @Parts(
    () => CriterionRequest,
    { fr: 'Liste entière des critères', en: 'Whole list of criteria' },
    { min: 1, max: 20 },
  )
  criteria: CriterionRequest[];

  @PersonalTextField({ fr: 'Raison du changement', en: 'Why they change' })
  reason: string;
}

export class PlanGateReviewRequest extends FactRequest {
  @Day({ fr: 'Date prévue', en: 'Planned date' }, { example: '2030-06-30' })
  plannedFor: string;

  @Ids(DECIDERS, { min: 1, max: 20 })
  deciderIds: string[];

  @Comment()
  comment?: string | null;
}

export class BringEvidenceRequest extends FactRequest {
  @Text(60, CRITERION, { example: 'need-analysed' })
  criterion: string;

  @Code(EVIDENCE_KIND_LABELS, { fr: 'Nature', en: 'Kind' })
  kind: (typeof EVIDENCE_KINDS)[number];

  @PersonalTextField(
    { fr: 'Texte ; requis pour `text`', en: 'Text; required for `text`' },
    { nullable: true },
  )
  text?: string | null;

  @WebAddress(
    2_000,
    {
      fr: 'Lien ; requis pour `link` ; gardé en clair, sans nom de personne',
      en: 'Link; required for `link`; kept in clear, no person’s name',
    },
    { nullable: true },
  )
  link?: string | null;

  @PersonalTextField(
    { fr: 'Nom du fichier ; requis pour `file`', en: 'File name; required for `file`' },
    { nullable: true },
    255,
  )
  fileName?: string | null;

  @Formed(
    /^[0-9a-f]{64}$/,
    { fr: 'Empreinte SHA-256 ; requise pour `file`', en: 'SHA-256; required for `file`' },
    { nullable: true },
  )
  sha256?: string | null;

  @Code(AUDIENCE_LABELS, AUDIENCE, { optional: true })
  audience?: Audience;
}

export class GiveOpinionRequest extends FactRequest {
  @Id({ fr: 'Partie qui donne son avis', en: 'Party that gives its opinion' })
  organisationId: string;

  @Code(OPINION_LABELS, { fr: 'Avis', en: 'Opinion' })
  opinion: (typeof OPINIONS)[number];

  @Comment()
  comment?: string | null;

  @Code(AUDIENCE_LABELS, AUDIENCE, { optional: true })
  audience?: Audience;
}

export class WaiverRequest {
  @Text(60, CRITERION)
  criterion: string;

  @PersonalTextField({ fr: 'Raison de la dérogation', en: 'Why it is waived' })
  reason: string;
}

export class ConditionRequest {
  @PersonalTextField({ fr: 'Condition', en: 'Condition' })
  text: string;

  @Day({ fr: 'Échéance', en: 'Due date' }, { example: '2030-12-31' })
  dueOn: string;
}

export class DecideAtGateRequest extends FactRequest {
  @Code(GATE_OUTCOME_LABELS, { fr: 'Décision', en: 'Outcome' })
  outcome: GateOutcome;

  @Parts(
    () => WaiverRequest,
    { fr: 'Dérogations aux critères sans preuve', en: 'Waivers of criteria without evidence' },
    {
      max: 20,
      optional: true,
      unique: (waiver: WaiverRequest | null) => waiver?.criterion,
    },
  )
  waivers: WaiverRequest[] = [];

  @Parts(
    () => ConditionRequest,
    { fr: 'Conditions, pour `conditional`', en: 'Conditions, for `conditional`' },
    {
      max: 20,
      optional: true,
    },
  )
  conditions: ConditionRequest[] = [];

  @Ids(DECIDERS, { min: 1, max: 20 })
  deciderIds: string[];

  @Comment()
  comment?: string | null;
}

export class MeetConditionRequest extends FactRequest {
  @Comment()
  comment?: string | null;
}

export class WaiveConditionRequest extends FactRequest {
  @PersonalTextField({ fr: 'Justification', en: 'Justification' })
  justification: string;
}

export class ProposeDecisionRequest extends FactRequest {
  @Code(GATE_OUTCOME_LABELS, { fr: 'Décision proposée', en: 'Outcome proposed' })
  outcome: GateOutcome;

  @Comment()
  comment?: string | null;
}
