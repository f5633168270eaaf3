import { pastedRows } from './pasted-rows.js';

const bodies = (table: string) => pastedRows(table).map(({ body }) => body);

describe('A pasted table', () => {
  it('is a row a line, by tabs or semicolons, without its heading and its empty lines', () => {
    expect(
      bodies(
        'Indicateur\tJour\tValeur\tSource\nFamilles\t2025-06-30\t12,5\tBilan\n\nSerres;30/06/2025;1 200;Bilan',
      ),
    ).toEqual([
      { indicator: 'Familles', occurredOn: '2025-06-30', value: 12.5, dataSource: 'Bilan' },
      { indicator: 'Serres', occurredOn: '2025-06-30', value: 1200, dataSource: 'Bilan' },
    ]);
  });

  it('holds shares, texts and periods', () => {
    expect(
      bodies(
        'Part;2025-12-31;12/40;Enquête;2025-01-01;31/12/2025;Provisoire\nVécu;2025-12-31;Mieux;Entretiens',
      ),
    ).toEqual([
      {
        ...{
          indicator: 'Part',
          occurredOn: '2025-12-31',
          numerator: 12,
          denominator: 40,
          dataSource: 'Enquête',
        },
        ...{ period: { from: '2025-01-01', to: '2025-12-31' }, comment: 'Provisoire' },
      },
      { indicator: 'Vécu', occurredOn: '2025-12-31', text: 'Mieux', dataSource: 'Entretiens' },
    ]);
  });

  it('of one line that is wrong is not taken for a heading', () => {
    expect(bodies('Familles;hier;12')).toEqual([{ indicator: 'Familles', occurredOn: 'hier', value: 12 }]);
  });
});
