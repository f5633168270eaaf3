import { DATE_PRECISIONS, type DatePrecision } from '#domain';
import { Code, Day, Formed, Part, Text } from './fields.js';

/** Where a fact comes from a paper: kept beside the fact, in clear. */
export class SourceRequest {
  @Text(
    300,
    { fr: 'Document d’où vient le fait', en: 'Document the fact comes from' },
    { example: 'Rapport PHARE 2018' },
  )
  document: string;

  @Text(200, { fr: 'Page ou passage', en: 'Page or passage' }, { optional: true, example: '§3-2, p. 14' })
  place?: string;

  @Text(2_000, { fr: 'Passage cité', en: 'Passage quoted' }, { optional: true })
  quote?: string;

  @Day({ fr: 'Date du document', en: 'Date of the document' }, { optional: true })
  date?: string;

  @Formed(
    /^[0-9a-f]{64}$/,
    { fr: 'Empreinte SHA-256 du document', en: 'SHA-256 of the document' },
    { optional: true },
  )
  sha256?: string;
}

/** What every command may say of its fact: when it was true, how precisely that is known, from which document. */
export class FactRequest {
  @Day(
    {
      fr: 'Jour où le fait est advenu ; aujourd’hui (Europe/Paris) par défaut, jamais plus tard',
      en: 'Day it happened; today (Europe/Paris) by default, never later',
    },
    { optional: true },
  )
  occurredOn?: string;

  @Code(
    DATE_PRECISIONS,
    {
      fr: 'Précision de cette date ; `not-stated` : au plus tard ce jour-là',
      en: 'How precisely that date is known; `not-stated`: on that day at the latest',
    },
    { optional: true, default: 'day' },
  )
  datePrecision: DatePrecision = 'day';

  @Part(
    () => SourceRequest,
    { fr: 'Source écrite du fait', en: 'Written source of the fact' },
    { optional: true },
  )
  source?: SourceRequest;
}
