import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, region, spread } from '../territory.js';

/** From responsible purchasing to a market: the category follows maturity, and a party leaves as it had planned. */
export const conciergerieDuQuartier: Story = () =>
  life('conciergerie-du-quartier', {
    title: 'La conciergerie du quartier',
    need: 'Des habitants éloignés de l’emploi vivent à côté de sites d’entreprises qui achètent ailleurs leurs services du quotidien.',
    purpose:
      'Proposer aux salariés et aux habitants une même conciergerie, tenue par des personnes en insertion : repassage, petites réparations, relais de colis.',
    populations: ['Personnes éloignées de l’emploi', 'Salariés des sites voisins'],
    territories: born(commune('Lille', '59350')),
    domains: ['employment', 'economic-development'],
    odd: { main: '8', others: ['12'] },
    category: 'responsible-practices',
  })
    .starts('2013-04-15', 'conception', {
      passerelles: ['carrier'],
      transbel: ['partner', 'funder'],
      'alliances-locales': ['neutral-third-party'],
    })
    .brings('2013-09-30', {
      'need-analysed': text('Huit cents salariés et deux résidences interrogés ; trente services demandés.'),
      'intuition-confirmed': text('Le comité d’établissement et le conseil citoyen donnent un avis positif.'),
      'expectations-stated': file('charte-de-partenariat-2013.pdf'),
      'rd-resources-found': text('L’entreprise avance un local et dix-huit mois de fonctionnement.'),
    })
    .passes('2014-01-20', { by: ['passerelles', 'transbel'] })
    .proposes(
      '2014-02-03',
      'achats',
      indicator({
        subImpact: 'economic-actors',
        evaluates: 'partnership',
        name: 'Achats responsables confiés à la conciergerie',
        definition: 'Montant hors taxes des commandes passées par les sites partenaires dans l’année.',
        unit: 'k€',
        baseline: 0,
        target: 180,
        period: ['2014-01-01', '2019-12-31'],
      }),
      '2014-03-15',
    )
    .agrees('2014-03-03', 'achats')
    .measures('2014-12-31', 'achats', 22, 'Comptabilité de la conciergerie')
    .measures('2015-12-31', 'achats', 61, 'Comptabilité de la conciergerie')
    .brings('2015-01-26', {
      'tried-in-reality': link('conciergerie/un-an-de-service'),
      'results-on-indicators': file('mesures-2014.ods'),
      'relevance-shown': text('Neuf personnes embauchées, six encore en poste un an après.'),
    })
    .passes('2015-03-16', {
      by: ['passerelles', 'transbel'],
      waivers: {
        'modelling-time-secured':
          'L’équipe écrit le modèle sur son temps de gestion ; le risque est assumé par les deux décideurs.',
      },
    })
    .becomes(
      '2015-06-01',
      'economic-cooperation',
      'Une offre commune est vendue à d’autres employeurs du territoire.',
    )
    .joins('2015-09-07', 'vermeil', 'funder')
    .brings('2016-05-09', {
      'solution-shareable': link('conciergerie/kit'),
      'deployment-sized': text('Douze quartiers étudiés, sept retenus.'),
      'roles-set': text('Une société commune facture ; l’association recrute et accompagne.'),
      'operator-model-holds': file('compte-exploitation-previsionnel.xlsx'),
    })
    .passes('2016-09-12', { by: ['passerelles', 'transbel', 'vermeil'] })
    .measures('2016-12-31', 'achats', 104, 'Comptabilité de la conciergerie')
    .amends('2017-03-06', {
      territories: [
        ...born(commune('Lille', '59350')),
        ...spread(commune('Roubaix', '59512'), commune('Tourcoing', '59599'), commune('Dunkerque', '59183')),
      ],
    })
    .leaves(
      '2018-06-29',
      'vermeil',
      'Sortie prévue dès la convention : trois ans de soutien dégressif, puis relais par le chiffre d’affaires.',
    )
    .measures('2018-12-31', 'achats', 212, 'Comptabilité de la conciergerie')
    .brings('2019-01-21', {
      'confirmed-beyond-first-territory': file('bilan-quatre-villes.pdf'),
      'taken-up-beyond-inventor': text('Deux gestionnaires de services reprennent l’offre sous licence.'),
      'funding-independent': text('Les ventes couvrent quatre-vingt-douze pour cent des charges.'),
    })
    .passes('2019-03-18', { by: ['passerelles', 'transbel'] })
    .measures('2019-12-31', 'achats', 265, 'Comptabilité de la conciergerie')
    .amends('2020-09-14', {
      territories: [
        ...born(commune('Lille', '59350')),
        ...spread(
          commune('Roubaix', '59512'),
          commune('Tourcoing', '59599'),
          commune('Dunkerque', '59183'),
          region('Normandie', '28'),
        ),
      ],
    })
    .isTransferred(
      '2021-12-31',
      'market',
      'Quatre opérateurs vendent la même offre ; la société commune leur cède la marque.',
    );
