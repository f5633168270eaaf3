import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, france, region, spread } from '../territory.js';

/** Off the path for years, then on it at experimentation; judged at a gate by criteria of its own. */
export const fournisseursInclusifs: Story = ({ ago, ahead }) =>
  life('fournisseurs-inclusifs', {
    title: 'Fournisseurs inclusifs',
    need: 'Les acheteurs disent ne pas connaître les ateliers qui emploient des personnes handicapées, ni savoir leur commander.',
    purpose:
      'Adapter les pratiques d’achat d’un groupe du bâtiment à des ateliers qui emploient des personnes handicapées.',
    populations: ['Travailleurs handicapés'],
    territories: born(commune('Marseille', '13055')),
    domains: ['diversity-disability', 'employment'],
    odd: { main: '10', others: ['8', '12'] },
    category: 'responsible-practices',
  })
    .starts('2016-11-07', 'off-path', {
      'chantiers-avenir': ['carrier'],
      batisud: ['partner', 'funder'],
      'syndicat-batiment': ['endorser'],
      'institut-evaluation': ['evaluator'],
    })
    .entersPath('2019-04-01', 'experimentation')
    .setsOwnCriteria(
      '2019-05-13',
      [
        {
          code: 'ten-workshops-supplied',
          dimension: 'solution',
          label: { fr: 'Dix ateliers ont livré une commande', en: 'Ten workshops have delivered an order' },
        },
        {
          code: 'buyers-trained',
          dimension: 'process',
          label: { fr: 'La moitié des acheteurs est formée', en: 'Half of the buyers are trained' },
        },
        {
          code: 'margin-kept',
          dimension: 'economic-model',
          label: { fr: 'La marge des ateliers est préservée', en: "The workshops' margin is kept" },
        },
      ],
      'Les critères par défaut ne parlent pas d’achats ; ceux-ci ont été écrits ensemble.',
    )
    .proposes(
      '2019-06-03',
      'satisfaction',
      indicator({
        subImpact: 'economic-actors',
        evaluates: 'actions',
        name: 'Qualité des livraisons des ateliers',
        definition: 'Part des livraisons acceptées sans réserve.',
        unit: '%',
        baseline: 96,
        target: 96,
        tolerance: 2,
        period: ['2019-06-01', '2027-12-31'],
      }),
      '2019-07-15',
    )
    .agrees('2019-06-24', 'satisfaction')
    .measures('2020-12-11', 'satisfaction', 93.2, 'Réception des chantiers')
    .measures('2022-12-09', 'satisfaction', 96.8, 'Réception des chantiers')
    .brings('2021-02-15', {
      'ten-workshops-supplied': file('commandes-2020.csv'),
      'buyers-trained': text('Cinquante-quatre acheteurs formés sur quatre-vingt-dix.'),
      'margin-kept': link('fournisseurs/etude-de-marge'),
    })
    .passes('2021-04-12', { by: ['chantiers-avenir', 'batisud'] })
    .amends('2022-10-03', {
      territories: [
        ...born(commune('Marseille', '13055')),
        ...spread(region("Provence-Alpes-Côte d'Azur", '93'), france),
      ],
    })
    .proposes(
      '2022-11-07',
      'ateliers',
      indicator({
        subImpact: 'general-interest-structures',
        evaluates: 'partnership',
        name: 'Part des ventes dans les ressources des ateliers',
        definition: 'Ventes rapportées au total des ressources, moyenne des ateliers suivis.',
        unit: '%',
        baseline: 31,
        target: 45,
        period: ['2022-01-01', '2028-12-31'],
      }),
      '2022-12-31',
    )
    .agrees('2022-12-05', 'ateliers')
    .measures(ago(330), 'ateliers', 37, 'Comptes des ateliers')
    .measures(ago(160), 'satisfaction', 95.1, 'Réception des chantiers')
    .brings(ago(95), { 'solution-shareable': link('fournisseurs/methode') })
    .revises(ago(30), 'ateliers', { target: 50 }, ahead(30))
    .accepts(ago(22), 'ateliers', 'chantiers-avenir');
