import { type IdentifierScheme } from '../reference/organisations.js';

/** One of an organisation's identifiers, as `{ scheme, value }`; `country` only for a foreign one. */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/** Luhn's check: from the right, every second digit doubled (less 9 above 9), the total a multiple of ten. */
function passesLuhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}

const LA_POSTE_SIREN = '356000000';
const LA_POSTE_HEAD_OFFICE = '35600000000048';

const isSiren = (value: string): boolean =>
  /^\d{9}$/.test(value) && value !== '000000000' && passesLuhn(value);

/**
 * SIRET: Luhn on the 14 digits and on the first 9 (INSEE). La Poste's establishments, its head office excepted, are
 * numbered otherwise: the plain sum of their digits is a multiple of five.
 */
function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value) || !isSiren(value.slice(0, 9))) return false;
  if (value.startsWith(LA_POSTE_SIREN) && value !== LA_POSTE_HEAD_OFFICE) {
    return [...value].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  }
  return passesLuhn(value);
}

/** RNA in the wide form: overseas prefectures and Corsica have a letter in third position. */
const isRna = (value: string): boolean => /^W\d[A-Z\d]\d{7}$/.test(value);

/** `<ISO 3166 country or overseas register>-<number>`: `BE-0403170701`, `RIDET-0123456001`. */
const isForeign = (value: string): boolean => /^[A-Z]{2,6}-[A-Z0-9]{3,30}$/.test(value);

const CHECKS: Readonly<Record<IdentifierScheme, (value: string) => boolean>> = {
  siren: isSiren,
  siret: isSiret,
  rna: isRna,
  foreign: isForeign,
};

/** As typed or pasted, without spaces and dots, in capitals. */
export const cleanIdentifier = ({ scheme, value }: Identifier): Identifier => ({
  scheme,
  value: value.replace(/[\s. ]/g, '').toUpperCase(),
});

/** Whether a cleaned identifier is one its register could have given. */
export const isValidIdentifier = ({ scheme, value }: Identifier): boolean => CHECKS[scheme](value);
