import {
  COMPANY_SIZE_LABELS,
  IDENTIFIER_SCHEME_LABELS,
  SPHERE_LABELS,
  type COMPANY_SIZES,
  type IdentifierScheme,
  type Sphere,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Flag, Part, Parts, Text } from './fields.js';
import { PlaceRequest } from './place.js';

export class IdentifierRequest {
  @Code(IDENTIFIER_SCHEME_LABELS, { fr: 'Répertoire', en: 'Register' }, { example: 'siren' })
  scheme: IdentifierScheme;

  @Text(40, { fr: 'Identifiant, tel que saisi', en: 'Identifier, as typed' }, { example: '732 829 320' })
  value: string;
}

export class RegisterOrganisationRequest extends FactRequest {
  @Text(200, { fr: 'Nom', en: 'Name' }, { example: 'Association fictive des Deux Rives' })
  name: string;

  @Code(SPHERE_LABELS, { fr: 'Monde', en: 'Sphere' })
  sphere: Sphere;

  @Code(
    COMPANY_SIZE_LABELS,
    { fr: 'Taille, pour une entreprise', en: 'Size, for a company' },
    { nullable: true },
  )
  size: (typeof COMPANY_SIZES)[number] | null = null;

  @Parts(() => IdentifierRequest, { fr: 'Identifiants', en: 'Identifiers' }, { max: 20, optional: true })
  identifiers: IdentifierRequest[] = [];

  @Part(() => PlaceRequest, { fr: 'Territoire du siège', en: 'Home territory' }, { nullable: true })
  homeTerritory: PlaceRequest | null = null;

  @Flag(
    { fr: 'Organisation de démonstration', en: 'An organisation of the demonstration' },
    { optional: true, default: false },
  )
  fictional: boolean = false;
}

export class RenameOrganisationRequest extends FactRequest {
  @Text(200, { fr: 'Nouveau nom', en: 'New name' })
  name: string;
}

export class AddIdentifierRequest extends FactRequest {
  @Part(() => IdentifierRequest, { fr: 'Identifiant', en: 'Identifier' })
  identifier: IdentifierRequest;
}
