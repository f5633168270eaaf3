import {
  ACCUMULATION_LABELS,
  DISAGGREGATION_LABELS,
  EVALUATED_OBJECT_LABELS,
  INDICATOR_DIRECTION_LABELS,
  MOST_ROWS,
  MEASURE_KIND_LABELS,
  SUB_IMPACT_LABELS,
  type Accumulation,
  type DISAGGREGATIONS,
  type EVALUATED_OBJECTS,
  type INDICATOR_DIRECTIONS,
  type MeasureKind,
  type SubImpact,
} from '#domain';
import { OmitType } from '@nestjs/swagger';
import { FactRequest } from './fact-request.js';
import { Code, Day, Id, Ids, Part, Parts, Quantity, Text, TextOrEmpty, Texts, Whole } from './fields.js';
import { Comment, PersonalTextField } from './personal.js';

const VALUE = { min: -1e15, max: 1e15 };

const GROUPS = { min: 1, max: 50, unique: (group: string) => group };

export class DisaggregationRequest {
  @Code(DISAGGREGATION_LABELS, { fr: 'Ce qui distingue les groupes', en: 'What tells the groups apart' })
  by: (typeof DISAGGREGATIONS)[number];

  @Texts(100, { fr: 'Groupes', en: 'Groups' }, { ...GROUPS, example: ['Nord', 'Sud'] })
  groups: string[];
}

export class SharedDefinitionRequest {
  @Id({ fr: 'Indicateur partagé', en: 'Shared indicator' })
  sharedIndicatorId: string;

  @Whole({ fr: 'Version de sa définition', en: 'Version of its definition' }, { min: 1, max: 10_000 })
  version: number;
}

/** The fields in the order of the event's schema. */
export class IndicatorDefinitionRequest {
  @Code(SUB_IMPACT_LABELS, { fr: 'Sous-impact ; l’impact en découle', en: 'Sub-impact; the impact follows' })
  subImpact: SubImpact;

  @Code(EVALUATED_OBJECT_LABELS, { fr: 'Ce qui est évalué', en: 'What is evaluated' })
  evaluates: (typeof EVALUATED_OBJECTS)[number];

  @Text(200, { fr: 'Nom', en: 'Name' }, { example: 'Personnes accompagnées' })
  name: string;

  @Text(2_000, { fr: 'Définition', en: 'Definition' })
  definition: string;

  @Text(60, { fr: 'Unité', en: 'Unit' }, { example: 'personnes' })
  unit: string;

  @Code(
    MEASURE_KIND_LABELS,
    {
      fr: 'Ce qui se mesure ; valeurs en points pour un pourcentage, en centimes pour un montant, en rangs pour une échelle',
      en: 'What is measured; values are in points for a percentage, in cents for money, in ranks for a scale',
    },
    { optional: true, default: 'number' },
  )
  measure: MeasureKind = 'number';

  @Code(
    ACCUMULATION_LABELS,
    { fr: 'Stock, ou flux sur des périodes', en: 'Stock, or flow over periods' },
    { optional: true, default: 'stock' },
  )
  accumulation: Accumulation = 'stock';

  @Texts(
    60,
    {
      fr: 'Échelle ordonnée : ses libellés, du plus bas au plus haut',
      en: 'Ordinal scale: its labels, from the lowest to the highest',
    },
    { nullable: true, min: 2, max: 11, example: ['Non', 'En partie', 'Oui'] },
  )
  scale: string[] | null = null;

  @Code(INDICATOR_DIRECTION_LABELS, { fr: 'Sens', en: 'Direction' })
  direction: (typeof INDICATOR_DIRECTIONS)[number];

  @Quantity(
    { fr: 'Valeur de départ, dans l’unité', en: 'Baseline, in the unit' },
    { ...VALUE, nullable: true },
  )
  baseline: number | null = null;

  @Quantity({ fr: 'Cible, dans l’unité', en: 'Target, in the unit' }, { ...VALUE, nullable: true })
  target: number | null = null;

  @Quantity(
    {
      fr: 'Tolérance autour de la cible, pour `maintain`',
      en: 'Tolerance around the target, for `maintain`',
    },
    { min: 0, max: 1e15, nullable: true },
  )
  tolerance: number | null = null;

  @Part(
    () => DisaggregationRequest,
    {
      fr: 'Groupes selon lesquels chaque mesure peut être détaillée',
      en: 'Groups that each measure may be told apart by',
    },
    { nullable: true },
  )
  disaggregation: DisaggregationRequest | null = null;

  @Day({ fr: 'Début de la période', en: 'Start of the period' })
  periodFrom: string;

  @Day({ fr: 'Fin de la période', en: 'End of the period' }, { example: '2026-12-31' })
  periodTo: string;

  @TextOrEmpty(2_000, { fr: 'Méthode de mesure', en: 'Method' }, { optional: true, default: '' })
  method: string = '';

  @TextOrEmpty(500, { fr: 'Source des données', en: 'Data source' }, { optional: true, default: '' })
  dataSource: string = '';

  @Part(
    () => SharedDefinitionRequest,
    {
      fr: 'Définition de la bibliothèque partagée dont il est un usage',
      en: 'Definition of the shared library that it is an instance of',
    },
    { nullable: true },
  )
  shared: SharedDefinitionRequest | null = null;
}

export class ProposeIndicatorRequest extends FactRequest {
  @Part(() => IndicatorDefinitionRequest, { fr: 'Définition entière', en: 'Whole definition' })
  definition: IndicatorDefinitionRequest;

  @Day({ fr: 'Date limite de réponse', en: 'Reply date' }, { example: '2024-04-15' })
  replyBy: string;
}

export class ReviseIndicatorRequest extends ProposeIndicatorRequest {}

export class AcceptIndicatorRequest extends FactRequest {
  @Id({ fr: 'Partie qui accepte', en: 'Party that accepts' })
  organisationId: string;
}

export class RefuseIndicatorRequest extends FactRequest {
  @Id({ fr: 'Partie qui refuse', en: 'Party that refuses' })
  organisationId: string;

  @PersonalTextField({ fr: 'Motif du refus', en: 'Reason of the refusal' })
  reason: string;

  @Part(
    () => IndicatorDefinitionRequest,
    {
      fr: 'Contre-proposition : la définition entière que la partie accepterait',
      en: 'Counter-proposal: the whole definition that the party would accept',
    },
    { nullable: true },
  )
  counterProposal?: IndicatorDefinitionRequest | null;
}

export class AdoptCounterProposalRequest extends FactRequest {
  @Id({
    fr: 'Refus (un fait) qui a fait la contre-proposition ; toutes les parties sont de nouveau interrogées',
    en: 'Refusal (a fact) that made the counter-proposal; every party is asked again',
  })
  refusalId: string;

  @Day({ fr: 'Date limite de réponse', en: 'Reply date' }, { example: '2024-04-15' })
  replyBy: string;
}

export class TranscribeIndicatorAgreementRequest extends FactRequest {
  @Id(
    {
      fr: 'Indicateur dont c’est une nouvelle version ; absent, un nouvel indicateur',
      en: 'Indicator that it is a further version of; absent, a new indicator',
    },
    { nullable: true },
  )
  indicatorId?: string | null;

  @Part(() => IndicatorDefinitionRequest, {
    fr: 'Définition entière, telle que le document la donne',
    en: 'Whole definition, as the document gives it',
  })
  definition: IndicatorDefinitionRequest;

  @Ids(
    { fr: 'Parties qui, selon le document, en sont convenues', en: 'Parties that the document says agreed' },
    { min: 1, max: 100 },
  )
  organisationIds: string[];
}

export class PassOverSilenceRequest extends FactRequest {
  @PersonalTextField({ fr: 'Raison de passer outre', en: 'Why silence is passed over' })
  justification: string;
}

const MEASURED = { ...VALUE, nullable: true };

/** A value, or the numerator and denominator of a percentage. */
export class MeasuredGroupRequest {
  @Text(100, { fr: 'Groupe, tel que l’indicateur le nomme', en: 'Group, as the indicator names it' })
  group: string;

  @Quantity({ fr: 'Valeur du groupe', en: 'Value of the group' }, MEASURED)
  value?: number | null;

  @Quantity({ fr: 'Numérateur du groupe', en: 'Numerator of the group' }, MEASURED)
  numerator?: number | null;

  @Quantity({ fr: 'Dénominateur du groupe', en: 'Denominator of the group' }, MEASURED)
  denominator?: number | null;
}

export class MeasuredPeriodRequest {
  @Day({ fr: 'Premier jour', en: 'First day' })
  from: string;

  @Day({ fr: 'Dernier jour, compris', en: 'Last day, included' })
  to: string;
}

/** What is measured, of whichever kind. */
class MeasuredRequest extends FactRequest {
  @Quantity(
    {
      fr: 'Valeur, dans l’unité de l’indicateur : un nombre, des centimes d’euro, un rang de l’échelle',
      en: 'Value, in the indicator’s unit: a number, euro cents, a rank of the scale',
    },
    MEASURED,
  )
  value?: number | null;

  @Quantity({ fr: 'Numérateur d’un pourcentage', en: 'Numerator of a percentage' }, MEASURED)
  numerator?: number | null;

  @Quantity({ fr: 'Dénominateur d’un pourcentage', en: 'Denominator of a percentage' }, MEASURED)
  denominator?: number | null;

  @PersonalTextField(
    {
      fr: 'Ce qui est constaté, pour un indicateur qualitatif',
      en: 'What is found, of a qualitative indicator',
    },
    { nullable: true },
  )
  text?: string | null;

  @Part(
    () => MeasuredPeriodRequest,
    { fr: 'Période mesurée, pour un flux', en: 'Period measured, of a flow' },
    { nullable: true },
  )
  period?: MeasuredPeriodRequest | null;

  @Parts(
    () => MeasuredGroupRequest,
    {
      fr: 'La même mesure par groupe ; leur somme est l’ensemble',
      en: 'The same measure by group; they sum to the whole',
    },
    { optional: true, default: [], max: 50 },
  )
  groups: MeasuredGroupRequest[] = [];

  @Text(500, { fr: 'Source des données', en: 'Data source' }, { example: 'Rapport annuel' })
  dataSource: string;

  @Comment()
  comment?: string | null;
}

export class RecordMeasurementRequest extends MeasuredRequest {}

/** A row of a table: at its own day, of an indicator by its id or its name. */
export class MeasurementRowRequest extends OmitType(MeasuredRequest, ['datePrecision', 'source']) {
  @Text(200, {
    fr: 'Indicateur : son identifiant, ou son nom dans la version en vigueur',
    en: 'Indicator: its id, or its name in the version in use',
  })
  indicator: string;
}

export class RecordMeasurementsRequest extends FactRequest {
  @Parts(
    () => MeasurementRowRequest,
    {
      fr: 'Lignes ; chacune a son verdict, et celle qui est refusée n’en retient aucune autre',
      en: 'Rows; each has its verdict, and one that is refused holds no other back',
    },
    { min: 1, max: MOST_ROWS },
  )
  rows: MeasurementRowRequest[];
}

/** What partnerships share of a definition. */
export class SharedIndicatorDefinitionRequest extends OmitType(IndicatorDefinitionRequest, [
  'baseline',
  'target',
  'tolerance',
  'disaggregation',
  'shared',
  'periodFrom',
  'periodTo',
  'dataSource',
]) {}

export class PublishSharedIndicatorRequest extends FactRequest {
  @Part(() => SharedIndicatorDefinitionRequest, {
    fr: 'Définition que les partenariats ont en commun',
    en: 'Definition that partnerships have in common',
  })
  definition: SharedIndicatorDefinitionRequest;
}

export class ReviseSharedIndicatorRequest extends PublishSharedIndicatorRequest {}
