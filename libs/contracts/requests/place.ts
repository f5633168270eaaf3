import {
  TERRITORY_KIND_LABELS,
  TERRITORY_LEVEL_LABELS,
  type TERRITORY_KINDS,
  type TERRITORY_LEVELS,
} from '#domain';
import { Code, Text, Whole } from './fields.js';

export class PlaceRequest {
  @Code(TERRITORY_LEVEL_LABELS, { fr: 'Niveau', en: 'Level' })
  level: (typeof TERRITORY_LEVELS)[number];

  @Text(14, { fr: 'Code INSEE', en: 'INSEE code' }, { nullable: true, example: '44' })
  code: string | null = null;

  @Whole(
    { fr: 'Millésime du code officiel géographique', en: 'Year of the official geographic code' },
    { min: 1943, max: 2100, nullable: true, example: 2024 },
  )
  vintage: number | null = null;

  @Text(200, { fr: 'Nom', en: 'Name' }, { example: 'Grand Est' })
  name: string;
}

export class TerritoryRequest extends PlaceRequest {
  @Code(TERRITORY_KIND_LABELS, { fr: 'Origine ou essaimage', en: 'Birthplace or spread' })
  kind: (typeof TERRITORY_KINDS)[number];
}
