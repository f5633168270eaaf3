import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { born, commune } from '../territory.js';

/** A patronage off the path, completed as planned: it carried no innovation and never meant to. */
export const musiqueAuQuartier: Story = () =>
  life('musique-au-quartier', {
    title: 'Un instrument pour chaque enfant',
    need: 'Des enfants n’ont pas accès à une pratique musicale, faute d’instrument.',
    purpose: 'Donner des instruments et financer des ateliers pendant trois années scolaires.',
    populations: ['Enfants de sept à douze ans'],
    territories: born(commune('Mulhouse', '68224')),
    domains: ['culture-leisure', 'education'],
    odd: { main: '4', others: [] },
    category: 'patronage',
  })
    .starts('2018-09', 'off-path', {
      'orchestre-quartiers': ['carrier'],
      vermeil: ['funder'],
      transbel: ['funder'],
    })
    .proposes(
      '2018-10-01',
      'inscrits',
      indicator({
        subImpact: 'people',
        evaluates: 'actions',
        name: 'Enfants présents aux ateliers toute l’année',
        definition: 'Enfants présents à plus de quatre séances sur cinq dans l’année scolaire.',
        unit: 'enfants',
        baseline: 40,
        target: 120,
        period: ['2018-09-01', '2021-07-31'],
      }),
      '2018-11-15',
    )
    .agrees('2018-10-22', 'inscrits')
    .measures('2019-06-28', 'inscrits', 71, 'Feuilles de présence')
    .measures('2020-06-26', 'inscrits', 66, 'Feuilles de présence')
    .measures('2021-06-25', 'inscrits', 131, 'Feuilles de présence')
    .isCompleted('2021-07-31', 'Les trois années prévues sont faites ; les instruments restent aux familles.')
    .publishes('2021-09-06', ['presentation', 'parties', 'indicators']);
