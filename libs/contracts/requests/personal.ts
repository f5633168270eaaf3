import { PERSONAL_TEXT_MAX_LENGTH, type Label } from '#domain';
import { Text, type FieldOptions } from './fields.js';

const ENCRYPTED: Label = { fr: 'chiffré à l’enregistrement', en: 'stored encrypted' };

/** A text that may hold something personal: it is stored encrypted. */
export const PersonalTextField = (
  says: Label,
  options: FieldOptions = {},
  most = PERSONAL_TEXT_MAX_LENGTH,
): PropertyDecorator =>
  Text(most, { fr: `${says.fr} (${ENCRYPTED.fr})`, en: `${says.en} (${ENCRYPTED.en})` }, options);

/** An optional comment; null is the same as absent. */
export const Comment = (): PropertyDecorator =>
  PersonalTextField({ fr: 'Commentaire', en: 'Comment' }, { nullable: true });
