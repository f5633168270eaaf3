import { type CorrectionCommands } from '../kernel/correct-fact.js';
import { Story } from '../testing/story.js';
import { type Identifier } from './identifiers.js';
import {
  OrganisationIdentifierAdded,
  OrganisationRegistered,
  OrganisationRenamed,
} from './organisation-events.js';
import {
  organisation,
  organisationIdOf,
  type Organisation,
  type OrganisationCommands,
} from './organisation.js';

const siren: Identifier = { scheme: 'siren', value: '732829320' };
const siret: Identifier = { scheme: 'siret', value: '73282932000074' };
const rna: Identifier = { scheme: 'rna', value: 'W751234567' };

const association: OrganisationCommands['register-organisation'] = {
  name: 'Les Jardins',
  sphere: 'association',
  size: null,
  identifiers: [siren],
  homeTerritory: { level: 'regional', code: '53', vintage: 2024, name: 'Bretagne' },
  fictional: true,
};

const nobody = new Story<Organisation, OrganisationCommands & CorrectionCommands>(organisation);
const jardins = nobody.did('2008-05-01', 'register-organisation', association);

describe('An organisation that is not registered yet', () => {
  it('is registered with its sphere, identifiers and home territory', () => {
    expect(nobody.records('2008-05-01', 'register-organisation', association)).toEqual([
      OrganisationRegistered.of(association),
    ]);
  });

  it('keeps identifiers clean, however they were typed', () => {
    const typed = { ...association, identifiers: [{ ...siren, value: '732 829 320' }] };
    expect(nobody.records('2008-05-01', 'register-organisation', typed)).toEqual([
      OrganisationRegistered.of(association),
    ]);
  });

  it('keeps an identifier given twice once', () => {
    const twice = { ...association, identifiers: [siren, { ...siren, value: '732 829 320' }] };
    const story = nobody.did('2008-05-01', 'register-organisation', twice);
    expect(story.state().identifiers).toEqual([siren]);
  });

  it('is refused with an identifier no register could have given, named by its place', () => {
    const wrong = { ...association, identifiers: [siren, { ...siret, value: '732 829 320 00079' }] };
    expect(nobody.refuses('2008-05-01', 'register-organisation', wrong)).toEqual({
      code: 'IDENTIFIER_INVALID',
      params: { scheme: 'siret', value: '73282932000079' },
      field: 'identifiers/1/value',
    });
  });

  it('has a size only if it is a company', () => {
    expect(nobody.refuses('2008-05-01', 'register-organisation', { ...association, size: 'pme' })).toEqual({
      code: 'SIZE_ONLY_FOR_COMPANIES',
      params: { sphere: 'association' },
      field: 'size',
    });
    const company = { ...association, sphere: 'company', size: 'pme' } as const;
    expect(nobody.records('2008-05-01', 'register-organisation', company)).toHaveLength(1);
  });

  it('is not registered on a day to come', () => {
    expect(
      nobody.refuses('2026-07-01', 'register-organisation', association, { today: '2026-06-30' }),
    ).toEqual({
      code: 'DATE_IN_FUTURE',
      params: { occurredOn: '2026-07-01', today: '2026-06-30' },
      field: 'occurredOn',
    });
  });
});

describe('A registered organisation', () => {
  it('is renamed, and its former name is kept until the day it was left', () => {
    const renamed = jardins.did('2012-01-01', 'rename-organisation', { name: 'Les Potagers' });
    expect(renamed.facts.at(-1)).toMatchObject({ ...OrganisationRenamed.of({ name: 'Les Potagers' }) });
    expect(renamed.state()).toMatchObject({
      name: 'Les Potagers',
      formerNames: [{ name: 'Les Jardins', until: '2012-01-01' }],
    });
    expect(renamed.state({ asOf: '2011-12-31' })).toMatchObject({ name: 'Les Jardins', formerNames: [] });
  });

  it('given the name it bears changes nothing', () => {
    expect(jardins.records('2012-01-01', 'rename-organisation', { name: 'Les Jardins' })).toEqual([]);
  });

  it('known late to have borne its name earlier bears it from then, once', () => {
    const late = jardins
      .did('2015-01-01', 'rename-organisation', { name: 'Les Potagers' })
      .did('2012-01-01', 'rename-organisation', { name: 'Les Potagers' });
    expect(late.state().formerNames).toEqual([{ name: 'Les Jardins', until: '2012-01-01' }]);
  });

  it('gains an identifier', () => {
    expect(
      jardins.records('2012-01-01', 'add-organisation-identifier', {
        identifier: { scheme: 'rna', value: 'w75 1234567' },
      }),
    ).toEqual([OrganisationIdentifierAdded.of({ identifier: rna })]);
  });

  it('given an identifier it has changes nothing', () => {
    expect(jardins.records('2012-01-01', 'add-organisation-identifier', { identifier: siren })).toEqual([]);
  });

  it('known late to have had an identifier earlier has it once', () => {
    const late = jardins
      .did('2015-01-01', 'add-organisation-identifier', { identifier: rna })
      .did('2012-01-01', 'add-organisation-identifier', { identifier: rna });
    expect(late.state().identifiers).toEqual([siren, rna]);
    expect(late.state({ asOf: '2013-01-01' }).identifiers).toEqual([siren, rna]);
  });

  it('refuses an identifier no register could have given', () => {
    const identifier = { scheme: 'siren', value: '732829321' } as const;
    expect(jardins.refuses('2012-01-01', 'add-organisation-identifier', { identifier })).toEqual({
      code: 'IDENTIFIER_INVALID',
      params: identifier,
      field: 'identifier/value',
    });
  });

  it.each([
    ['rename-organisation', { name: 'Les Potagers' }],
    ['add-organisation-identifier', { identifier: rna }],
  ] as const)('does not %s before it was registered', (type, data) => {
    expect(jardins.refuses('2008-04-30', type, data)).toEqual({
      code: 'BEFORE_START',
      params: { occurredOn: '2008-04-30', startedOn: '2008-05-01' },
      field: 'occurredOn',
    });
    expect(jardins.records('2008-05-01', type, data)).toHaveLength(1);
  });

  it('is not corrected into an organisation that could not be registered', () => {
    const factId = jardins.factId(OrganisationRegistered.type);
    const correction = { factId, reason: 'incorrect', comment: 'erreur' } as const;
    const refusals = [{ size: 'pme' }, { identifiers: [{ scheme: 'siren', value: '732829321' }] }].map(
      (changes) => jardins.refuses('2012-01-01', 'correct-fact', { ...correction, changes }).params.rule,
    );
    expect(refusals).toEqual(['SIZE_ONLY_FOR_COMPANIES', 'IDENTIFIER_INVALID']);
  });
});

describe("An organisation's id", () => {
  it('comes from its SIREN, else its SIRET, RNA or foreign identifier, whatever their order', () => {
    expect(organisationIdOf([rna, siret, siren], 'a')).toBe(organisationIdOf([siren], 'b'));
    expect(organisationIdOf([rna], 'a')).toBe(organisationIdOf([{ ...rna, value: 'w751234567' }], 'b'));
    expect(organisationIdOf([rna], 'a')).not.toBe(organisationIdOf([siren], 'a'));
  });

  it('is the same by a SIRET and by the SIREN it names', () => {
    expect(organisationIdOf([siret], 'a')).toBe(organisationIdOf([siren], 'b'));
  });

  it('comes from the command where it has no identifier', () => {
    expect(organisationIdOf([], 'a')).toBe(organisationIdOf([], 'a'));
    expect(organisationIdOf([], 'a')).not.toBe(organisationIdOf([], 'b'));
  });
});
