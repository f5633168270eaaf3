import { cleanIdentifier, isValidIdentifier, type Identifier } from './identifiers.js';

const accepted = ({ scheme, value }: Identifier): boolean =>
  isValidIdentifier(cleanIdentifier({ scheme, value }));

describe('A French identifier', () => {
  it.each(['732829320', '404833048', '130025265'])('SIREN %s is valid', (value) => {
    expect(accepted({ scheme: 'siren', value })).toBe(true);
  });

  it.each([
    ['732829321', 'Luhn fails'],
    ['000000000', 'nobody bears nine zeros'],
    ['73282932', 'eight digits'],
    ['7328293200', 'ten digits'],
    ['73282932A', 'a letter'],
    ['', 'nothing'],
    ['٧٣٢٨٢٩٣٢٠', 'digits of another script'],
  ])('SIREN %s is refused: %s', (value) => {
    expect(accepted({ scheme: 'siren', value })).toBe(false);
  });

  it.each([
    ['73282932000074', 'Luhn on 14 and on 9'],
    ['41816609600051', 'Luhn on 14 and on 9'],
    ['23350001600040', 'Luhn on 14 and on 9'],
    ['35600000000048', "La Poste's head office, by Luhn"],
    ['35600000009075', 'an establishment of La Poste, digit sum 35'],
    ['35600000049837', 'an establishment of La Poste, digit sum 45'],
  ])('SIRET %s is valid: %s', (value) => {
    expect(accepted({ scheme: 'siret', value })).toBe(true);
  });

  it.each([
    ['73282932000079', 'Luhn fails on 14'],
    ['11122233344455', 'passes Luhn on 14, its SIREN does not'],
    ['35600000009076', 'an establishment of La Poste, digit sum 36'],
    ['732829320', 'a SIREN is no SIRET'],
    ['732829320000740', 'fifteen digits'],
  ])('SIRET %s is refused: %s', (value) => {
    expect(accepted({ scheme: 'siret', value })).toBe(false);
  });

  it.each([
    ['W751234567', 'Paris'],
    ['W9P1002760', 'Polynesia, a letter in third position'],
    ['W2A1234567', 'Corsica'],
  ])('RNA %s is valid: %s', (value) => {
    expect(accepted({ scheme: 'rna', value })).toBe(true);
  });

  it.each(['W75123456', 'W7512345678', 'X751234567', 'WA51234567', '751234567'])(
    'RNA %s is refused',
    (value) => {
      expect(accepted({ scheme: 'rna', value })).toBe(false);
    },
  );

  it.each(['BE-0403170701', 'RIDET-0123456001', 'TAHITI-A12345'])(
    'foreign identifier %s is valid',
    (value) => {
      expect(accepted({ scheme: 'foreign', value })).toBe(true);
    },
  );

  it.each(['0403170701', 'BE0403170701', 'B-0403170701', 'BE-12', `BE-${'1'.repeat(31)}`])(
    'foreign identifier %s is refused: no register, or no number',
    (value) => {
      expect(accepted({ scheme: 'foreign', value })).toBe(false);
    },
  );
});

describe('An identifier as people type it', () => {
  it.each([
    ['siren', '732 829 320', '732829320'],
    ['siren', '732.829.320', '732829320'],
    ['siret', ' 732\u00a0829\u202f320 00074 ', '73282932000074'],
    ['rna', 'w9p1002760', 'W9P1002760'],
    ['foreign', 'be-0403.170.701', 'BE-0403170701'],
  ] as const)('%s « %s » is read as %s', (scheme, typed, value) => {
    expect(cleanIdentifier({ scheme, value: typed })).toEqual({ scheme, value });
    expect(accepted({ scheme, value: typed })).toBe(true);
  });
});
