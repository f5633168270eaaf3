import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, departement, enLigne, spread } from '../territory.js';

/** Swarming now, on conditions: one met, one waived, one late today. One measurement was corrected. */
export const ecransPourTous: Story = ({ ago, ahead }) =>
  life('ecrans-pour-tous', {
    title: 'Des écrans pour tous',
    need: 'Des familles n’ont ni ordinateur ni aide pour des démarches et des devoirs qui se font en ligne.',
    purpose:
      'Reconditionner le matériel d’entreprises et former les familles, par des salariés volontaires et des médiateurs.',
    populations: ['Familles sans équipement', 'Collégiens et lycéens'],
    territories: born(commune('Nantes', '44109')),
    domains: ['digital-access', 'education', 'poverty'],
    odd: { main: '4', others: ['10', '12'] },
    category: 'societal-innovation',
  })
    .starts('2018-09-01', 'conception', {
      'grandir-connectes': ['carrier'],
      numerys: ['partner'],
      'horizon-commun': ['funder'],
      'institut-evaluation': ['evaluator'],
      'universite-valmont': ['endorser'],
    })
    .brings('2019-02-13', {
      'need-analysed': file('enquete-equipement-2019.pdf'),
      'intuition-confirmed': text('Douze collèges et six maisons de quartier consultés.'),
      'expectations-stated': text('Attentes croisées consignées lors de l’atelier de janvier.'),
      'rd-resources-found': link('ecrans/budget-amorcage'),
    })
    .passes('2019-05-10', { by: ['grandir-connectes', 'horizon-commun'] })
    .proposes(
      '2019-06-06',
      'familles',
      indicator({
        subImpact: 'societal',
        evaluates: 'solution',
        name: 'Familles équipées et autonomes',
        definition: 'Familles équipées qui réalisent seules trois démarches types, six mois après la remise.',
        unit: 'familles',
        baseline: 0,
        target: 1200,
        period: ['2019-06-01', '2024-12-31'],
      }),
      '2019-07-15',
    )
    .accepts('2019-06-20', 'familles', 'grandir-connectes', 'horizon-commun')
    .passesOverSilence(
      '2019-07-24',
      'familles',
      'L’entreprise partenaire, relancée deux fois, n’a pas répondu avant le lancement ; son accord reste attendu.',
    )
    .measures('2019-12-15', 'familles', 45, 'Suivi des médiateurs')
    .measures('2020-12-14', 'familles', 290, 'Suivi des médiateurs')
    .notedAs('mesure de 2020')
    .brings('2020-10-08', {
      'tried-in-reality': text('Deux années scolaires dans quatre quartiers.'),
      'results-on-indicators': file('resultats-2020.ods'),
      'relevance-shown': link('ecrans/paroles-de-familles'),
      'modelling-time-secured': text('Une bourse de recherche finance l’écriture du modèle.'),
    })
    .passes('2020-12-17', { by: ['grandir-connectes', 'horizon-commun'] })
    .isCorrected('2021-02-04', 'mesure de 2020', {
      changes: { value: 240 },
      reason: 'incorrect',
      comment: 'Cinquante familles avaient été comptées deux fois.',
    })
    .revises(
      '2021-09-02',
      'familles',
      {
        target: 2500,
        periodTo: '2027-12-31',
        definition: 'Familles équipées et autonomes sur quatre démarches types, douze mois après la remise.',
      },
      '2021-10-15',
    )
    .agrees('2021-09-30', 'familles')
    .measures('2022-12-15', 'familles', 780, 'Suivi des médiateurs')
    .measures(ago(545), 'familles', 1640, 'Suivi des médiateurs')
    .changesRole('2022-01-13', 'numerys', 'partner', 'funder')
    .proposes(
      '2022-02-03',
      'appels',
      indicator({
        subImpact: 'public-actors',
        evaluates: 'partnership',
        name: 'Collectivités ayant inscrit l’inclusion numérique à leur budget',
        definition: 'Collectivités du périmètre ayant voté une ligne budgétaire dédiée.',
        unit: 'collectivités',
        baseline: 3,
        target: 12,
        period: ['2022-01-01', '2026-12-31'],
      }),
      '2022-03-31',
    )
    .agrees('2022-03-09', 'appels')
    .measures(
      '2023-12-10',
      'appels',
      2,
      'Délibérations publiées',
      'Une collectivité a retiré sa ligne budgétaire.',
    )
    .brings('2023-03-15', {
      'solution-shareable': link('ecrans/manuel-du-mediateur'),
      'roles-set': text('Tête de réseau, relais locaux, entreprises donatrices.'),
    })
    .brings(ago(560), { 'deployment-sized': file('plan-de-deploiement.pdf') })
    .opines(ago(530), 'numerys', 'favourable', 'Prêts à fournir deux mille postes par an.')
    .opines(
      ago(528),
      'horizon-commun',
      'reserved',
      'Le modèle d’opérateur dépend encore trop des subventions.',
    )
    .passesIf(
      ago(520),
      {
        by: ['grandir-connectes', 'horizon-commun', 'numerys'],
        comment: 'Le modèle économique n’est pas encore démontré : on avance, sous conditions.',
      },
      {
        convention: ['Signer une convention de don de matériel avec cinq entreprises.', ago(330)],
        local: ['Trouver un second atelier de reconditionnement.', ago(300)],
        modele: ['Présenter trois exercices d’opérateur à l’équilibre.', ago(45)],
      },
    )
    .meets(ago(350), 'convention', 'Six conventions signées.')
    .waives(ago(290), 'local', 'L’atelier existant, agrandi, suffit aux volumes prévus.')
    .amends(ago(280), {
      territories: [
        ...born(commune('Nantes', '44109')),
        ...spread(
          departement('Loire-Atlantique', '44'),
          commune('Rennes', '35238'),
          commune('Brest', '29019'),
          enLigne,
        ),
      ],
    })
    .proposes(
      ago(20),
      'benevoles',
      indicator({
        subImpact: 'people',
        evaluates: 'partnership',
        name: 'Salariés volontaires actifs',
        definition: 'Salariés d’entreprises partenaires ayant animé au moins trois séances dans l’année.',
        unit: 'personnes',
        baseline: 85,
        target: 200,
        period: [ago(20), ahead(1_000)],
      }),
      ahead(25),
    )
    .accepts(ago(12), 'benevoles', 'grandir-connectes')
    .brings(ago(75), { 'confirmed-beyond-first-territory': link('ecrans/premiers-resultats-bretagne') })
    .plansReview(ago(60), ahead(40), ['grandir-connectes', 'horizon-commun', 'numerys']);
