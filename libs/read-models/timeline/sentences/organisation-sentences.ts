import {
  COMPANY_SIZE_LABELS,
  IDENTIFIER_SCHEME_LABELS,
  OrganisationIdentifierAdded,
  OrganisationRegistered,
  OrganisationRenamed,
  SPHERE_LABELS,
  type EventOf,
  type Identifier,
} from '#domain';
import { type Words } from '../words.js';
import { told } from './sentence.js';

const identifier = ({ scheme, value }: Identifier, words: Words): string =>
  `${words.label(IDENTIFIER_SCHEME_LABELS, scheme)} ${value}`;

const particulars = (data: EventOf<typeof OrganisationRegistered>['data'], words: Words): string =>
  [
    words.label(SPHERE_LABELS, data.sphere),
    ...(data.size ? [words.label(COMPANY_SIZE_LABELS, data.size)] : []),
    ...(data.homeTerritory ? [data.homeTerritory.name] : []),
    ...data.identifiers.map((one) => identifier(one, words)),
  ].join(', ');

export const organisationSentences = [
  told(OrganisationRegistered, {
    fr: (data, words) =>
      `${data.name} entre à l’annuaire (${particulars(data, words)}).${data.fictional ? ' Organisation fictive.' : ''}`,
    en: (data, words) =>
      `${data.name} enters the directory (${particulars(data, words)}).${data.fictional ? ' Fictional organisation.' : ''}`,
  }),
  told(OrganisationRenamed, {
    fr: ({ name }, words) => `L’organisation prend le nom de ${words.quoted(name)}.`,
    en: ({ name }, words) => `The organisation takes the name ${words.quoted(name)}.`,
  }),
  told(OrganisationIdentifierAdded, {
    fr: (data, words) => `Un identifiant s’ajoute : ${identifier(data.identifier, words)}.`,
    en: (data, words) => `An identifier is added: ${identifier(data.identifier, words)}.`,
  }),
];
