import { type Label } from '#domain';
import { Codes, Day, Flag, Formed, Id, Text } from './fields.js';

/**
 * What a key may be given. Not `administrator`, lest a key make keys, nor `dpo`, since erasing takes a person.
 */
export const SERVICE_ROLES = ['funder', 'evaluator', 'partner', 'auditor', 'data-steward'] as const;

const EMAIL: Label = { fr: 'Adresse électronique', en: 'E-mail address' };

export class MakeServiceAccountRequest {
  @Text(200, { fr: 'Nom du programme', en: 'Name of the program' }, { example: 'Export annuel' })
  name: string;

  @Codes(SERVICE_ROLES, { fr: 'Rôles', en: 'Roles' }, { min: 1, max: SERVICE_ROLES.length })
  roles: (typeof SERVICE_ROLES)[number][];

  @Id(
    {
      fr: 'Organisation pour laquelle il agit, sous un mandat qui lui est donné à part',
      en: 'Organisation it acts for, under a mandate given to it apart',
    },
    { nullable: true },
  )
  organisationId: string | null = null;

  @Flag({ fr: 'Ne fait que lire', en: 'Only reads' }, { optional: true, default: true })
  readOnly: boolean = true;

  @Day({
    fr: 'Dernier jour où la clé vaut, dans un an au plus tard',
    en: 'Last day on which the key is good, a year from now at the latest',
  })
  expiresOn: string;
}

export class NamePersonRequest {
  @Text(200, { fr: 'Nom', en: 'Name' }, { example: 'Jeanne Fictive' })
  name: string;

  @Formed(/^[^\s@]{1,64}@[^\s@]{1,255}$/, EMAIL, { nullable: true, example: 'jeanne@example.org' })
  email: string | null = null;
}

export class SignedInRequest {
  @Formed(/^[\w-]{1,6000}\.[\w-]{1,6000}\.[\w-]{1,1000}$/, {
    fr: 'Jeton d’identité (ID token) que l’émetteur a donné à la connexion',
    en: 'ID token that the issuer gave when one signed in',
  })
  idToken: string;
}
