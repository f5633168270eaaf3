import {
  EVALUATED_OBJECT_LABELS,
  INDICATOR_DIRECTION_LABELS,
  SUB_IMPACT_LABELS,
  type EVALUATED_OBJECTS,
  type INDICATOR_DIRECTIONS,
  type SubImpact,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Day, Id, Part, Quantity, Text, TextOrEmpty } from './fields.js';
import { Comment, PersonalTextField } from './personal.js';

const VALUE = { min: -1e15, max: 1e15 };

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

  @Day({ fr: 'Début de la période', en: 'Start of the period' })
  periodFrom: string;

  @Day({ fr: 'Fin de la période', en: 'End of the period' }, { example: '2026-12-31' })
  periodTo: string;

  @TextOrEmpty(2_000, { fr: 'Méthode de mesure', en: 'Method' }, { optional: true, default: '' })
  method: string = '';

  @TextOrEmpty(500, { fr: 'Source des données', en: 'Data source' }, { optional: true, default: '' })
  dataSource: string = '';
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

export class PassOverSilenceRequest extends FactRequest {
  @PersonalTextField({ fr: 'Raison de passer outre', en: 'Why silence is passed over' })
  justification: string;
}

export class RecordMeasurementRequest extends FactRequest {
  @Quantity({ fr: 'Valeur, dans l’unité de l’indicateur', en: 'Value, in the indicator’s unit' }, VALUE)
  value: number;

  @Text(500, { fr: 'Source des données', en: 'Data source' }, { example: 'Rapport annuel' })
  dataSource: string;

  @Comment()
  comment?: string | null;
}
