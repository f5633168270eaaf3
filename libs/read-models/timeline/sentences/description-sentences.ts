import {
  CATEGORY_LABELS,
  isStage,
  PARTY_ROLE_LABELS,
  PartnershipCategoryChanged,
  PartnershipDescriptionAmended,
  PartnershipRegistered,
  PartyJoined,
  PartyLeft,
  PartyRolesChanged,
  PublicationChanged,
  PUBLISHED_ITEM_LABELS,
  STANDING_LABELS,
  type EventOf,
  type PartyRole,
  type PublishedItem,
  type Standing,
} from '#domain';
import { fieldName } from '../fields.js';
import { type Words } from '../words.js';
import { told } from './sentence.js';

const roles = (codes: readonly PartyRole[], words: Words): string =>
  words.list(codes.map((code) => words.inSentence(PARTY_ROLE_LABELS, code)));

/** Where it starts: « à l’étape Conception », « hors parcours », « étape non indiquée ». */
const at = (standing: Standing, words: Words): string => {
  if (!isStage(standing)) return words.inSentence(STANDING_LABELS, standing);
  const stage = words.label(STANDING_LABELS, standing);
  return words.language === 'fr' ? `à l’étape ${stage}` : `at the stage ${stage}`;
};

const amended = (
  { title, ...others }: EventOf<typeof PartnershipDescriptionAmended>['data'],
  words: Words,
): string =>
  [
    ...(title === undefined ? [] : [`${fieldName('title', words)} ${words.quoted(title)}`]),
    ...Object.keys(others).map((field) => fieldName(field, words)),
  ].join(', ');

const published = (items: readonly PublishedItem[], words: Words): string =>
  words.list(items.map((item) => words.inSentence(PUBLISHED_ITEM_LABELS, item)));

export const descriptionSentences = [
  told(PartnershipRegistered, {
    fr: (data, words) =>
      `${words.quoted(data.title)} entre au registre, ${at(data.standing, words)}. ` +
      `Catégorie : ${words.inSentence(CATEGORY_LABELS, data.category)}.${data.fictional ? ' Partenariat fictif.' : ''}`,
    en: (data, words) =>
      `${words.quoted(data.title)} is registered, ${at(data.standing, words)}. ` +
      `Category: ${words.inSentence(CATEGORY_LABELS, data.category)}.${data.fictional ? ' Fictional partnership.' : ''}`,
  }),
  told(PartnershipDescriptionAmended, {
    fr: (data, words) => `La description est modifiée : ${amended(data, words)}.`,
    en: (data, words) => `The description is amended: ${amended(data, words)}.`,
  }),
  told(PartnershipCategoryChanged, {
    fr: ({ category }, words) =>
      `Le partenariat change de catégorie : ${words.inSentence(CATEGORY_LABELS, category)}.`,
    en: ({ category }, words) =>
      `The partnership changes category: ${words.inSentence(CATEGORY_LABELS, category)}.`,
  }),
  told(PublicationChanged, {
    fr: ({ items, sharedWithTerritory }, words) =>
      (items.length === 0
        ? 'Plus rien n’est publié.'
        : `Les partenaires publient : ${published(items, words)}.`) +
      (sharedWithTerritory
        ? ' Les acteurs publics du territoire lisent tout ce que lisent les parties.'
        : ''),
    en: ({ items, sharedWithTerritory }, words) =>
      (items.length === 0
        ? 'Nothing is published any more.'
        : `The partners publish: ${published(items, words)}.`) +
      (sharedWithTerritory ? ' The public bodies of its territories read all that parties read.' : ''),
  }),
  told(PartyJoined, {
    fr: (data, words) =>
      `${words.party(data.organisationId)} rejoint le partenariat comme ${roles(data.roles, words)}.`,
    en: (data, words) =>
      `${words.party(data.organisationId)} joins the partnership as ${roles(data.roles, words)}.`,
  }),
  told(PartyRolesChanged, {
    fr: (data, words) => `${words.party(data.organisationId)} est désormais ${roles(data.roles, words)}.`,
    en: (data, words) => `${words.party(data.organisationId)} is now ${roles(data.roles, words)}.`,
  }),
  told(PartyLeft, {
    fr: ({ organisationId }, words) => `${words.party(organisationId)} quitte le partenariat.`,
    en: ({ organisationId }, words) => `${words.party(organisationId)} leaves the partnership.`,
  }),
];
