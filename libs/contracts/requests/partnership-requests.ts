import {
  CATEGORY_LABELS,
  DOMAIN_LABELS,
  ODD_LABELS,
  PARTY_ROLE_LABELS,
  PUBLISHED_ITEM_LABELS,
  STANDING_LABELS,
  type Category,
  type FragilityDomain,
  type ODD_CODES,
  type PartyRole,
  type PublishedItem,
  type Standing,
} from '#domain';
import { FactRequest } from './fact-request.js';
import { Code, Codes, Flag, Id, Part, Parts, Text, TextOrEmpty, Texts } from './fields.js';
import { Comment, PersonalTextField } from './personal.js';
import { TerritoryRequest } from './place.js';

type Odd = (typeof ODD_CODES)[number];

export class OddRequest {
  @Code(ODD_LABELS, { fr: 'ODD principal', en: 'Main goal' }, { example: '17' })
  main: Odd;

  @Codes(ODD_LABELS, { fr: 'Autres ODD', en: 'Other goals' }, { max: 16, optional: true })
  others: Odd[] = [];
}

export class PartyRequest {
  @Id({ fr: 'Organisation enregistrée', en: 'A registered organisation' })
  organisationId: string;

  @Codes(PARTY_ROLE_LABELS, { fr: 'Rôles', en: 'Roles' }, { min: 1, max: 7 })
  roles: PartyRole[];
}

const TITLE = { fr: 'Titre', en: 'Title' };
const NEED = { fr: 'Besoin traité (sans nom de personne)', en: 'Need addressed (no personal names)' };
const PURPOSE = { fr: 'Objet (sans nom de personne)', en: 'Purpose (no personal names)' };
const POPULATIONS = { fr: 'Populations visées', en: 'Populations addressed' };
const TERRITORIES = { fr: 'Territoires', en: 'Territories' };
const DOMAINS = { fr: 'Domaines de fragilité', en: 'Domains of fragility' };
const ODD = { fr: 'Objectifs de développement durable', en: 'UN goals' };

export class RegisterPartnershipRequest extends FactRequest {
  @Text(200, TITLE, { example: 'Sport santé sur ordonnance (exemple fictif)' })
  title: string;

  @TextOrEmpty(2_000, NEED, { optional: true, default: '' })
  need: string = '';

  @TextOrEmpty(2_000, PURPOSE, { optional: true, default: '' })
  purpose: string = '';

  @Texts(200, POPULATIONS, { max: 20, optional: true })
  populations: string[] = [];

  @Parts(() => TerritoryRequest, TERRITORIES, { max: 50, optional: true })
  territories: TerritoryRequest[] = [];

  @Codes(DOMAIN_LABELS, DOMAINS, { max: 16, optional: true })
  domains: FragilityDomain[] = [];

  @Part(() => OddRequest, ODD, { nullable: true })
  odd: OddRequest | null = null;

  @Code(CATEGORY_LABELS, { fr: 'Catégorie', en: 'Category' }, { optional: true, default: 'not-stated' })
  category: Category = 'not-stated';

  @Code(
    STANDING_LABELS,
    { fr: 'Étape à l’entrée au registre', en: 'Stage at which it is registered' },
    { optional: true, default: 'off-path' },
  )
  standing: Standing = 'off-path';

  @Flag(
    { fr: 'Partenariat de démonstration', en: 'A partnership of the demonstration' },
    { optional: true, default: false },
  )
  fictional: boolean = false;

  @Parts(
    () => PartyRequest,
    { fr: 'Parties de départ', en: 'First parties' },
    {
      max: 50,
      optional: true,
      unique: (party: PartyRequest | null) => party?.organisationId,
    },
  )
  parties: PartyRequest[] = [];
}

/** Only what is given changes. */
export class AmendDescriptionRequest extends FactRequest {
  @Text(200, TITLE, { optional: true })
  title?: string;

  @TextOrEmpty(2_000, NEED, { optional: true })
  need?: string;

  @TextOrEmpty(2_000, PURPOSE, { optional: true })
  purpose?: string;

  @Texts(200, POPULATIONS, { max: 20, optional: true })
  populations?: string[];

  @Parts(() => TerritoryRequest, TERRITORIES, { max: 50, optional: true })
  territories?: TerritoryRequest[];

  @Codes(DOMAIN_LABELS, DOMAINS, { max: 16, optional: true })
  domains?: FragilityDomain[];

  @Part(() => OddRequest, ODD, { nullable: true })
  odd?: OddRequest | null;
}

export class ChangeCategoryRequest extends FactRequest {
  @Code(CATEGORY_LABELS, { fr: 'Nouvelle catégorie', en: 'New category' })
  category: Category;

  @Comment()
  comment?: string | null;
}

export class AddPartyRequest extends FactRequest {
  @Id({ fr: 'Organisation enregistrée', en: 'A registered organisation' })
  organisationId: string;

  @Codes(PARTY_ROLE_LABELS, { fr: 'Rôles', en: 'Roles' }, { min: 1, max: 7 })
  roles: PartyRole[];
}

export class ChangePartyRolesRequest extends FactRequest {
  @Codes(PARTY_ROLE_LABELS, { fr: 'Rôles, tous', en: 'Roles, all of them' }, { min: 1, max: 7 })
  roles: PartyRole[];
}

export class PublishRequest extends FactRequest {
  @Codes(
    PUBLISHED_ITEM_LABELS,
    { fr: 'Tout ce que chacun peut lire', en: 'All that anyone may read' },
    { max: 3 },
  )
  items: PublishedItem[];

  @Flag({
    fr: 'Lisible par les acteurs publics de ses territoires, comme par les parties',
    en: 'Read by the public bodies of its territories, as by the parties',
  })
  sharedWithTerritory: boolean;
}

export class RemovePartyRequest extends FactRequest {
  @PersonalTextField({ fr: 'Stratégie de sortie', en: 'Exit strategy' }, { nullable: true })
  exitStrategy?: string | null;
}
