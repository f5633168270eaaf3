import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, departement, region, spread } from '../territory.js';

/** The whole path, from an idea to a public policy; one passage had been entered under a wrong date. */
export const mobilitesDuVallon: Story = () =>
  life('mobilites-du-vallon', {
    title: 'Mobilités solidaires du Vallon',
    need: 'Sans voiture ni transport régulier, des habitants de villages renoncent à un emploi, à un soin, à une visite.',
    purpose:
      'Organiser des trajets partagés, réservés par téléphone, entre villages et bassins d’emploi, avec des conducteurs bénévoles et une flotte de petits véhicules.',
    populations: ['Demandeurs d’emploi sans véhicule', 'Personnes âgées isolées en milieu rural'],
    territories: born(commune('Saint-Étienne', '42218')),
    domains: ['mobility', 'employment', 'isolation'],
    odd: { main: '11', others: ['8', '10'] },
    category: 'societal-innovation',
  })
    .starts('2012-03-12', 'conception', {
      passerelles: ['carrier'],
      'martin-mobilites': ['partner'],
      'deux-rives': ['funder'],
      'alliances-locales': ['neutral-third-party'],
      'institut-evaluation': ['evaluator'],
    })
    .brings('2012-07-02', {
      'need-analysed': file('diagnostic-mobilite-2012.pdf'),
      'intuition-confirmed': text(
        'Quarante entretiens : trois personnes sur quatre ont renoncé à un déplacement utile dans le mois.',
      ),
    })
    .brings('2012-11-19', {
      'expectations-stated': text(
        'Les attentes de chaque partenaire sont annexées à la charte signée en novembre.',
      ),
      'rd-resources-found': link('vallon/plan-de-financement-2013'),
    })
    .opines('2012-12-10', 'martin-mobilites', 'favourable', 'Nous prêtons deux véhicules pendant un an.')
    .opines('2012-12-11', 'deux-rives', 'favourable')
    .passes('2013-02-22', { by: ['passerelles', 'deux-rives'] })
    .notedAs('passage en expérimentation')
    .proposes(
      '2013-03-04',
      'trajets',
      indicator({
        subImpact: 'territorial',
        evaluates: 'actions',
        name: 'Trajets solidaires réalisés par an',
        definition: 'Nombre de trajets réservés et effectués dans l’année civile.',
        unit: 'trajets',
        baseline: 0,
        target: 6000,
        period: ['2013-01-01', '2018-12-31'],
      }),
      '2013-04-30',
    )
    .agrees('2013-04-08', 'trajets')
    .proposes(
      '2013-03-04',
      'renoncements',
      indicator({
        subImpact: 'people',
        evaluates: 'solution',
        name: 'Personnes ayant renoncé à un déplacement utile',
        definition:
          'Part des personnes interrogées ayant renoncé, le mois précédent, à un emploi, un soin ou une visite.',
        unit: '%',
        baseline: 74,
        target: 30,
        period: ['2013-01-01', '2019-12-31'],
        method: 'Enquête téléphonique annuelle auprès de quatre cents habitants.',
      }),
      '2013-04-30',
    )
    .agrees('2013-04-15', 'renoncements')
    .measures('2013-12-31', 'trajets', 640, 'Plateforme de réservation')
    .measures('2014-12-31', 'trajets', 1980, 'Plateforme de réservation')
    .measures('2014-11-28', 'renoncements', 66, 'Enquête annuelle')
    .brings('2014-06-16', {
      'tried-in-reality': link('vallon/bilan-experimentation'),
      'results-on-indicators': file('tableau-de-bord-2014.ods'),
      'relevance-shown': text('Les habitants interrogés citent le retour à l’emploi comme premier effet.'),
      'modelling-time-secured': text('Un poste est financé dix-huit mois pour écrire le modèle.'),
    })
    .passes('2014-09-15', { by: ['passerelles', 'deux-rives'] })
    .joins('2014-10-06', 'departement-haut-vallon', 'partner', 'funder')
    .measures('2015-12-31', 'trajets', 3150, 'Plateforme de réservation')
    .measures('2016-11-30', 'renoncements', 51, 'Enquête annuelle')
    .brings('2016-03-07', {
      'solution-shareable': link('vallon/guide-du-modele'),
      'deployment-sized': file('dimensionnement-essaimage.xlsx'),
      'roles-set': text(
        'Le Département coordonne, les associations locales animent, l’entreprise entretient la flotte.',
      ),
      'operator-model-holds': file('modele-economique-operateur.pdf'),
    })
    .passes('2016-05-23', { by: ['passerelles', 'deux-rives', 'departement-haut-vallon'] })
    .publishes('2016-09-05', ['presentation', 'parties'], true)
    .amends('2017-02-06', {
      territories: [
        ...born(commune('Saint-Étienne', '42218')),
        ...spread(departement('Loire', '42'), departement('Allier', '03'), departement('Cantal', '15')),
      ],
    })
    .measures('2017-12-31', 'trajets', 5240, 'Plateforme de réservation')
    .joins('2018-01-15', 'region-trois-vallees', 'partner')
    .measures(
      '2018-12-31',
      'trajets',
      7480,
      'Plateforme de réservation',
      'La cible est dépassée depuis octobre.',
    )
    .measures('2019-11-29', 'renoncements', 33, 'Enquête annuelle')
    .brings('2019-04-08', {
      'confirmed-beyond-first-territory': file('evaluation-trois-departements.pdf'),
      'taken-up-beyond-inventor': text(
        'Trois départements portent le service sans l’association fondatrice.',
      ),
      'funding-independent': link('vallon/conventions-departementales'),
    })
    .passes('2019-06-24', {
      by: ['departement-haut-vallon', 'region-trois-vallees', 'passerelles'],
      comment: 'Le service entre dans le schéma régional des mobilités.',
    })
    .amends('2020-01-20', {
      territories: [
        ...born(commune('Saint-Étienne', '42218')),
        ...spread(
          departement('Loire', '42'),
          departement('Allier', '03'),
          departement('Cantal', '15'),
          region('Auvergne-Rhône-Alpes', '84'),
        ),
      ],
    })
    .isTransferred(
      '2022-06-30',
      'public-policy',
      'Le service est inscrit au contrat opérationnel de mobilité.',
    )
    .isCorrected('2022-09-05', 'passage en expérimentation', {
      correctOccurredOn: '2013-01-22',
      reason: 'incorrect',
      comment: 'Le procès-verbal porte le 22 janvier 2013 ; le mois avait été mal recopié.',
    });
