import { type Aggregate, type Command } from '../kernel/aggregate.js';
import { eventCatalogue, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { coherentTerms } from '../partnership/coherent-terms.js';
import { type IndicatorDefinition } from '../partnership/indicator-definition.js';
import {
  SharedIndicatorPublished,
  SharedIndicatorRevised,
  type SharedDefinition,
} from './shared-indicator-events.js';

/** Category without a dash: streams are `<category>-<id>`. */
export const SHARED_INDICATOR = 'sharedindicator';

export const sharedIndicatorEvents = eventCatalogue(SharedIndicatorPublished, SharedIndicatorRevised);

export interface SharedIndicatorCommands {
  'publish-shared-indicator': { readonly definition: SharedDefinition };
  'revise-shared-indicator': { readonly definition: SharedDefinition };
}
type Commanded = Command<string, { readonly definition: SharedDefinition }>;

export interface SharedVersion {
  readonly version: number;
  readonly definition: SharedDefinition;
  readonly publishedOn: string;
}

/** An indicator of the library, in every version; an earlier one stays as it was for those who use it. */
export interface SharedIndicator {
  readonly versions: readonly SharedVersion[];
}

type Published = Fact<EventOf<typeof SharedIndicatorPublished>>;
const withVersion = ({ versions }: SharedIndicator, { data, occurredOn }: Published): SharedIndicator => ({
  versions: [...versions, { ...data, publishedOn: occurredOn }],
});

export const sharedIndicatorFold: Fold<SharedIndicator> = {
  initial: { versions: [] },
  evolve: { [SharedIndicatorPublished.type]: withVersion, [SharedIndicatorRevised.type]: withVersion },
};

const coherent = (_: SharedIndicator, { data, occurredOn }: Published): void =>
  coherentTerms(
    {
      ...data.definition,
      ...{ baseline: null, target: null, tolerance: null, disaggregation: null, shared: null },
      ...{ periodFrom: occurredOn, periodTo: occurredOn, dataSource: '' },
    },
    'definition',
  );

/** An indicator of the shared library: one definition used across partnerships, so that they aggregate. */
export const sharedIndicator: Aggregate<SharedIndicator> = {
  category: SHARED_INDICATOR,
  starters: ['publish-shared-indicator'],
  events: sharedIndicatorEvents,
  ...sharedIndicatorFold,
  decide: {
    'publish-shared-indicator': (_: SharedIndicator, { data: { definition } }: Commanded) => [
      SharedIndicatorPublished.of({ version: 1, definition }),
    ],
    'revise-shared-indicator': ({ versions }: SharedIndicator, { data: { definition } }: Commanded) => {
      const current = versions.at(-1)!;
      return sameContent(current.definition, definition)
        ? []
        : [SharedIndicatorRevised.of({ version: current.version + 1, definition })];
    },
  },
  possible: {
    [SharedIndicatorPublished.type]: coherent,
    [SharedIndicatorRevised.type]: (state: SharedIndicator, fact: Published) => {
      const { version } = fact.data;
      const current = state.versions.at(-1)?.version ?? 0;
      if (version <= current) throw new RuleViolation('INDICATOR_VERSION_NOT_NEXT', { version, current });
      coherent(state, fact);
    },
  },
};

/**
 * Whether a partnership's definition says what the version of the library says that it names.
 * @throws RuleViolation SHARED_INDICATOR_UNKNOWN, SHARED_DEFINITION_DIFFERS
 */
export function conformsTo(
  { versions }: SharedIndicator,
  definition: IndicatorDefinition,
  field: string,
): void {
  const shared = versions.find(({ version }) => version === definition.shared?.version)?.definition;
  if (!shared) throw new RuleViolation('SHARED_INDICATOR_UNKNOWN', {}, `${field}/shared/sharedIndicatorId`);
  for (const [term, value] of Object.entries(shared))
    if (!sameContent(definition[term as keyof SharedDefinition], value))
      throw new RuleViolation('SHARED_DEFINITION_DIFFERS', { term }, `${field}/${term}`);
}
