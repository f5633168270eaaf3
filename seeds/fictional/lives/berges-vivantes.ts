import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, departement, region, spread } from '../territory.js';

/** Abandoned and reopened; back from swarming to modelling, its economic model not holding; a paper found late. */
export const bergesVivantes: Story = ({ ago, ahead }) =>
  life('berges-vivantes', {
    title: 'Berges vivantes',
    need: 'Les berges s’érodent et s’appauvrissent ; ni riverains ni entreprises ne savent comment agir.',
    purpose:
      'Restaurer des berges en associant riverains, entreprises riveraines et chercheurs, chantier par chantier.',
    populations: ['Riverains', 'Entreprises riveraines'],
    territories: born(commune('Orléans', '45234')),
    domains: ['environment', 'economic-development'],
    odd: { main: '15', others: ['6', '13'] },
    category: 'societal-innovation',
  })
    .starts('2014-03-03', 'conception', {
      'berges-vivantes': ['carrier'],
      energelia: ['partner'],
      'universite-valmont': ['partner', 'evaluator'],
      'deux-rives': ['funder'],
    })
    .brings('2014-07-07', {
      'need-analysed': file('etat-des-berges.pdf'),
      'expectations-stated': text('Attentes de l’entreprise et des riverains écrites ensemble.'),
      'rd-resources-found': text('Deux chantiers-écoles financés.'),
    })
    .passes('2014-10-20', {
      by: ['berges-vivantes', 'deux-rives'],
      waivers: {
        'intuition-confirmed': 'Les avis demandés à trois laboratoires n’étaient pas encore rendus.',
      },
    })
    .brings('2014-09-29', { 'tried-in-reality': link('berges/premier-chantier') })
    .isAbandoned('2015-12-07', 'party-left', 'L’entreprise riveraine ferme son site.')
    .isReopened('2016-10-10', 'funds-found', 'Une autre entreprise riveraine rejoint l’alliance.')
    .joins('2016-10-17', 'batisud', 'partner')
    .proposes(
      '2016-12-05',
      'lineaire',
      indicator({
        subImpact: 'territorial',
        evaluates: 'actions',
        name: 'Berges restaurées',
        definition: 'Longueur de berge restaurée et suivie depuis plus d’un an.',
        unit: 'km',
        baseline: 2,
        target: 40,
        period: ['2016-12-01', '2028-12-31'],
      }),
      '2017-01-31',
    )
    .agrees('2017-01-16', 'lineaire')
    .measures('2017-12-11', 'lineaire', 5.5, 'Relevé cartographique')
    .brings('2018-01-22', {
      'results-on-indicators': file('suivi-ecologique-2017.pdf'),
      'relevance-shown': text('Onze espèces de retour sur les deux premiers chantiers.'),
      'modelling-time-secured': text('Un ingénieur mis à disposition pour un an.'),
    })
    .passes('2018-03-19', { by: ['berges-vivantes', 'deux-rives', 'batisud'] })
    .brings('2019-11-04', {
      'solution-shareable': link('berges/guide-technique'),
      'deployment-sized': text('Quatre cents kilomètres éligibles.'),
      'roles-set': text('Rôles fixés par une charte de rivière.'),
      'operator-model-holds': file('couts-par-kilometre.xlsx'),
    })
    .passes('2020-02-10', { by: ['berges-vivantes', 'deux-rives', 'batisud'] })
    .measures('2020-12-14', 'lineaire', 14, 'Relevé cartographique')
    .amends('2021-04-12', {
      territories: [
        ...born(commune('Orléans', '45234')),
        ...spread(
          commune('Tours', '37261'),
          departement('Nièvre', '58'),
          region('Centre-Val de Loire', '24'),
        ),
      ],
    })
    .goesBack(
      '2022-05-16',
      'modelling',
      'model-not-viable',
      'Le coût par kilomètre dépasse ce que les riverains peuvent porter.',
    )
    .measures('2022-12-12', 'lineaire', 19.5, 'Relevé cartographique')
    .proposes(
      '2023-01-16',
      'cout',
      indicator({
        subImpact: 'general-interest-structures',
        evaluates: 'solution',
        name: 'Coût de restauration par kilomètre',
        definition: 'Coût complet d’un kilomètre restauré, moyenne des chantiers de l’année.',
        unit: 'k€/km',
        baseline: 95,
        target: 60,
        period: ['2023-01-01', '2028-12-31'],
      }),
      '2023-02-28',
    )
    .agrees('2023-02-13', 'cout')
    .measures(ago(380), 'cout', 88, 'Comptes de chantier')
    .measures(ago(140), 'lineaire', 23, 'Relevé cartographique')
    .measures(ago(138), 'cout', 74, 'Comptes de chantier')
    .brings(ago(110), { 'solution-shareable': link('berges/guide-technique-2') })
    .brings(ago(70), { 'operator-model-holds': file('couts-par-kilometre-revus.xlsx') })
    .isRefused(ago(40), {
      by: ['berges-vivantes', 'deux-rives'],
      comment: 'Le dimensionnement du déploiement n’a pas été revu.',
    })
    .plansReview(ago(38), ahead(75), ['berges-vivantes', 'deux-rives', 'batisud']);
