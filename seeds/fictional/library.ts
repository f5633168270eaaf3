import {
  derivedId,
  PARTNERSHIP,
  SHARED_INDICATOR,
  type IndicatorDefinition,
  type PartnershipCommands,
  type SharedDefinition,
  type SharedIndicatorCommands,
  type Source,
} from '#domain';
import { seedCommandId, seedOrganisationId, seedPartnershipId, type SeedActor } from '../seed-command.js';
import { type FictionalOrganisationKey } from './organisations.js';
import { presentOf, type Present } from './present.js';

type Using = Pick<PartnershipCommands, 'transcribe-indicator-agreement' | 'record-measurement'>;

/** A command that fills the shared library, or uses it in a partnership; see `SeedCommand`. */
export type SeedLibraryCommand = {
  readonly key: string;
  readonly streamId: string;
  /** Business date, YYYY-MM-DD. */
  readonly occurredOn: string;
  readonly source?: Source;
  readonly actor: SeedActor;
} & (
  | {
      readonly category: typeof SHARED_INDICATOR;
      readonly type: 'publish-shared-indicator';
      readonly data: SharedIndicatorCommands['publish-shared-indicator'];
    }
  | {
      [Type in keyof Using]: {
        readonly category: typeof PARTNERSHIP;
        readonly type: Type;
        readonly data: Using[Type];
      };
    }[keyof Using]
);

type Measured = Omit<Using['record-measurement'], 'indicatorId'>;

/** One use of a shared indicator: agreed on paper, then measured. */
interface Use {
  readonly partnership: string;
  readonly agreedOn: string;
  readonly agreedBy: readonly FictionalOrganisationKey[];
  readonly target: number;
  readonly measures: readonly (readonly [on: string, figure: Measured])[];
}

interface Shared {
  readonly key: string;
  readonly publishedOn: string;
  readonly definition: SharedDefinition;
  readonly uses: readonly Use[];
}

/** What is transcribed from papers is the data steward's. */
const STEWARD: SeedActor = { role: 'data-steward', onBehalfOf: null };

const ofPeople = (numerator: number, denominator: number): Measured => ({
  ...{ numerator, denominator, dataSource: 'Entretiens de fin de parcours' },
});

const hoursIn = (year: number, value: number): Measured => ({
  ...{ value, period: { from: `${year}-01-01`, to: `${year}-12-31` } },
  dataSource: 'Relevés des entreprises',
});

const LIBRARY = ({ ago }: Present): readonly Shared[] => [
  {
    key: 'confiance',
    publishedOn: '2022-01-10',
    definition: {
      ...{ subImpact: 'people', evaluates: 'solution', measure: 'percentage', accumulation: 'stock' },
      ...{ name: 'Personnes qui ont repris confiance', unit: '%', scale: null, direction: 'increase' },
      definition:
        'Part des personnes accompagnées qui se disent, en fin de parcours, plus confiantes qu’à leur arrivée.',
      method: 'La même question à l’arrivée et en fin de parcours, posée par un tiers.',
    },
    uses: [
      {
        ...{ partnership: 'toits-et-generations', agreedOn: '2022-09-05', target: 75 },
        agreedBy: ['toits-partages', 'metropole-valmont', 'deux-rives'],
        measures: [
          ['2023-12-11', ofPeople(96, 142)],
          [ago(190), ofPeople(131, 168)],
        ],
      },
      {
        ...{ partnership: 'berges-vivantes', agreedOn: '2022-10-03', target: 60 },
        agreedBy: ['berges-vivantes', 'batisud', 'deux-rives'],
        measures: [[ago(170), ofPeople(41, 77)]],
      },
      {
        ...{ partnership: 'chantiers-d-avenir', agreedOn: '2023-01-16', target: 80 },
        agreedBy: ['chantiers-avenir', 'batisud', 'syndicat-batiment'],
        measures: [
          ['2024-01-15', ofPeople(150, 201)],
          [ago(210), ofPeople(188, 226)],
        ],
      },
      {
        ...{ partnership: 'ecrans-pour-tous', agreedOn: '2023-03-06', target: 70 },
        ...{ agreedBy: ['grandir-connectes', 'numerys', 'horizon-commun'], measures: [] },
      },
    ],
  },
  {
    key: 'competences-pretees',
    publishedOn: '2022-01-10',
    definition: {
      ...{ subImpact: 'economic-actors', evaluates: 'partnership', measure: 'number', accumulation: 'flow' },
      ...{ name: 'Heures de compétences prêtées', unit: 'heures', scale: null, direction: 'increase' },
      definition: 'Heures que des salariés d’entreprises donnent au partenariat, sur leur temps de travail.',
      method: 'Relevé annuel des entreprises partenaires, additionné année par année.',
    },
    uses: [
      {
        ...{ partnership: 'berges-vivantes', agreedOn: '2022-10-03', target: 1_500 },
        agreedBy: ['berges-vivantes', 'batisud', 'deux-rives'],
        measures: [
          ['2023-01-16', hoursIn(2022, 240)],
          ['2024-01-15', hoursIn(2023, 410)],
        ],
      },
      {
        ...{ partnership: 'chantiers-d-avenir', agreedOn: '2023-01-16', target: 6_000 },
        agreedBy: ['chantiers-avenir', 'batisud', 'syndicat-batiment'],
        measures: [
          ['2024-01-15', hoursIn(2023, 1_380)],
          ['2025-01-13', hoursIn(2024, 1_520)],
        ],
      },
    ],
  },
];

const publishingKey = (shared: string): string => `${SHARED_INDICATOR}/${shared}/publish`;

/** Id of a shared indicator of the demonstration, by its key in the data. */
export const seedSharedIndicatorId = (shared: string): string =>
  derivedId(seedCommandId(publishingKey(shared)), SHARED_INDICATOR);

function* usesOf({ key, definition, uses }: Shared): Generator<SeedLibraryCommand> {
  for (const { partnership, agreedOn, agreedBy, target, measures } of uses) {
    const agreement = `${SHARED_INDICATOR}/${key}/${partnership}/agree`;
    const own: IndicatorDefinition = {
      ...definition,
      ...{ baseline: null, target, tolerance: null, disaggregation: null },
      ...{
        periodFrom: `${agreedOn.slice(0, 4)}-01-01`,
        periodTo: '2028-12-31',
        dataSource: 'Bilan du partenariat',
      },
      shared: { sharedIndicatorId: seedSharedIndicatorId(key), version: 1 },
    };
    const told = {
      category: PARTNERSHIP,
      streamId: seedPartnershipId(partnership),
      actor: STEWARD,
      source: { document: 'Avenant sur l’évaluation (document fictif)' },
    } as const;
    yield {
      ...told,
      key: agreement,
      type: 'transcribe-indicator-agreement',
      occurredOn: agreedOn,
      data: { definition: own, organisationIds: agreedBy.map(seedOrganisationId) },
    };
    const indicatorId = derivedId(seedCommandId(agreement), 'indicator');
    for (const [nth, [occurredOn, figure]] of measures.entries()) {
      yield {
        ...told,
        key: `${SHARED_INDICATOR}/${key}/${partnership}/measure/${nth + 1}`,
        type: 'record-measurement',
        occurredOn,
        data: { indicatorId, ...figure },
      };
    }
  }
}

/** The shared library of the fictional lives, and how they use it, in the order in which to run it once those are told. */
export function* demonstrationLibrary(today: string): Generator<SeedLibraryCommand> {
  for (const shared of LIBRARY(presentOf(today))) {
    yield {
      ...{ category: SHARED_INDICATOR, type: 'publish-shared-indicator', key: publishingKey(shared.key) },
      ...{ streamId: seedSharedIndicatorId(shared.key), occurredOn: shared.publishedOn, actor: STEWARD },
      data: { definition: shared.definition },
    };
    yield* usesOf(shared);
  }
}
