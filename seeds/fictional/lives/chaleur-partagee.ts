import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, text } from '../proof.js';
import { born, commune } from '../territory.js';

/** Suspended today, for lack of money. */
export const chaleurPartagee: Story = ({ ago }) =>
  life('chaleur-partagee', {
    title: 'Chaleur partagée',
    need: 'Des ménages modestes se chauffent mal, et ne peuvent ni engager ni financer des travaux.',
    purpose:
      'Former des ménages voisins à de petits travaux d’isolation, avec l’appui d’artisans et d’un fournisseur d’énergie.',
    populations: ['Ménages en précarité énergétique'],
    territories: born(commune('Brest', '29019'), commune('Morlaix', '29151')),
    domains: ['energy-transition', 'living-standards', 'housing'],
    odd: { main: '7', others: ['1', '13'] },
    category: 'societal-innovation',
  })
    .starts('2019-01-14', 'conception', {
      'toits-partages': ['carrier'],
      energelia: ['partner', 'funder'],
      'metropole-valmont': ['partner'],
    })
    .brings('2019-06-17', { 'need-analysed': file('cartographie-factures.pdf') })
    .brings('2019-10-07', {
      'intuition-confirmed': text('Six chantiers d’essai menés par des voisins.'),
      'expectations-stated': text('Accord écrit des trois partenaires.'),
    })
    .passes('2019-12-09', {
      by: ['toits-partages', 'energelia'],
      waivers: {
        'rd-resources-found':
          'Un tiers du budget manque encore ; la dernière tranche est promise pour le printemps.',
      },
    })
    .proposes(
      '2020-02-10',
      'consommation',
      indicator({
        subImpact: 'territorial',
        evaluates: 'solution',
        name: 'Consommation de chauffage des logements suivis',
        definition: 'Énergie de chauffage par mètre carré et par an, corrigée du climat.',
        unit: 'kWh/m²',
        baseline: 240,
        target: 150,
        period: ['2020-01-01', '2024-12-31'],
      }),
      '2020-03-31',
    )
    .agrees('2020-03-02', 'consommation')
    .measures('2021-05-31', 'consommation', 228, 'Relevés de compteurs')
    .measures(
      '2022-05-31',
      'consommation',
      251,
      'Relevés de compteurs',
      'Un hiver de panne : deux chaufferies d’appoint.',
    )
    .brings('2022-09-19', { 'tried-in-reality': text('Quarante logements traités en deux hivers.') })
    .isSuspended(ago(310), 'lack-of-funds', 'La troisième tranche n’a pas été votée.');
