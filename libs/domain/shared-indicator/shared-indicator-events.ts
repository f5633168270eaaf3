import { z } from 'zod';
import { defineEvent } from '../kernel/event.js';
import { indicatorDefinitionSchema } from '../partnership/indicator-definition.js';

/** What partnerships share of a definition; where each starts from, aims at and by when, and its groups, are its own. */
export const sharedDefinitionSchema = indicatorDefinitionSchema.omit({
  ...{ baseline: true, target: true, tolerance: true, disaggregation: true, shared: true },
  ...{ periodFrom: true, periodTo: true, dataSource: true },
});
export type SharedDefinition = z.output<typeof sharedDefinitionSchema>;

const versioned = { version: z.int().positive(), definition: sharedDefinitionSchema };

export const SharedIndicatorPublished = defineEvent({
  type: 'sharedindicator.published',
  summary: {
    fr: 'Un indicateur entre dans la bibliothèque partagée.',
    en: 'An indicator enters the shared library.',
  },
  schema: z.strictObject(versioned),
});

export const SharedIndicatorRevised = defineEvent({
  type: 'sharedindicator.revised',
  summary: {
    fr: 'Une nouvelle version d’un indicateur partagé est publiée.',
    en: 'A new version of a shared indicator is published.',
  },
  schema: z.strictObject(versioned),
});
