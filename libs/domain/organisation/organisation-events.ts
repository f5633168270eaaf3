import { z } from 'zod';
import { defineEvent } from '../kernel/event.js';
import { COMPANY_SIZES, IDENTIFIER_SCHEMES, SPHERES } from '../reference/organisations.js';
import { TERRITORY_LEVELS } from '../reference/themes.js';

export const identifierSchema = z.strictObject({
  scheme: z.enum(IDENTIFIER_SCHEMES),
  value: z.string().min(1).max(40),
});

/** A territory as a document names it: level, INSEE code with its vintage (COG year) where known, and name. */
export const placeSchema = z.strictObject({
  level: z.enum(TERRITORY_LEVELS),
  code: z.string().max(14).nullable(),
  vintage: z.int().min(1943).max(2100).nullable(),
  name: z.string().min(1).max(200),
});
export type Place = z.output<typeof placeSchema>;

export const OrganisationRegistered = defineEvent({
  type: 'organisation.registered',
  summary: { fr: 'Une organisation entre au registre.', en: 'An organisation is registered.' },
  schema: z.strictObject({
    name: z.string().min(1).max(200),
    sphere: z.enum(SPHERES),
    size: z.enum(COMPANY_SIZES).nullable(),
    identifiers: z.array(identifierSchema).max(20),
    homeTerritory: placeSchema.nullable(),
    /** True for the organisations of the demonstration that do not exist. */
    fictional: z.boolean(),
  }),
});

export const OrganisationRenamed = defineEvent({
  type: 'organisation.renamed',
  summary: { fr: 'Une organisation change de nom.', en: 'An organisation changes its name.' },
  schema: z.strictObject({ name: z.string().min(1).max(200) }),
});

export const OrganisationIdentifierAdded = defineEvent({
  type: 'organisation.identifier-added',
  summary: {
    fr: "Un identifiant s'ajoute à une organisation.",
    en: 'An identifier is added to an organisation.',
  },
  schema: z.strictObject({ identifier: identifierSchema }),
});
