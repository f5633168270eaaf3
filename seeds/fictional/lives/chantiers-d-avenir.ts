import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, europe, france, region, spread } from '../territory.js';

/** At industrialisation and active, far beyond its targets; a measurement entered twice was withdrawn. */
export const chantiersDAvenir: Story = ({ ago }) =>
  life('chantiers-d-avenir', {
    title: "Chantiers d'avenir",
    need: 'Le bâtiment manque de bras quand des jeunes sans diplôme cherchent une première expérience.',
    purpose:
      'Former sur de vrais chantiers, en petites équipes mixtes d’ouvriers confirmés et de jeunes, avec une embauche promise.',
    populations: ['Jeunes sans diplôme', 'Ouvriers en fin de carrière'],
    territories: born(commune('Marseille', '13055')),
    domains: ['employment', 'education', 'ageing'],
    odd: { main: '8', others: ['4', '9'] },
    category: 'societal-innovation',
  })
    .starts('2012-09-03', 'conception', {
      'chantiers-avenir': ['carrier'],
      batisud: ['partner'],
      'syndicat-batiment': ['partner'],
      'horizon-commun': ['funder'],
      'institut-evaluation': ['evaluator'],
    })
    .brings('2013-01-14', {
      'need-analysed': file('metiers-en-tension.pdf'),
      'intuition-confirmed': text('Trois chantiers d’essai, dix-sept jeunes.'),
      'expectations-stated': text('Accord écrit entre le syndicat et l’entreprise.'),
      'rd-resources-found': link('chantiers/amorcage'),
    })
    .passes('2013-04-08', { by: ['chantiers-avenir', 'horizon-commun'] })
    .proposes(
      '2013-05-13',
      'embauches',
      indicator({
        subImpact: 'economic-actors',
        evaluates: 'solution',
        name: 'Jeunes embauchés durablement',
        definition: 'Jeunes en contrat durable douze mois après leur premier chantier.',
        unit: 'jeunes',
        baseline: 0,
        target: 300,
        period: ['2013-01-01', '2024-12-31'],
      }),
      '2013-06-30',
    )
    .agrees('2013-06-10', 'embauches')
    .measures('2014-12-19', 'embauches', 41, 'Suivi des contrats')
    .measures('2015-12-18', 'embauches', 88, 'Suivi des contrats')
    .measures('2015-12-21', 'embauches', 88, 'Suivi des contrats')
    .notedAs('mesure en double')
    .isWithdrawn('2016-01-11', 'mesure en double', {
      reason: 'duplicate',
      comment: 'La mesure de décembre 2015 avait été saisie deux fois.',
    })
    .brings('2014-10-13', {
      'tried-in-reality': text('Vingt-deux chantiers, quatre entreprises.'),
      'results-on-indicators': file('suivi-2014.ods'),
      'relevance-shown': text('Deux jeunes sur trois en emploi un an après.'),
      'modelling-time-secured': text('Un an de mise à disposition d’un conducteur de travaux.'),
    })
    .passes('2014-12-01', { by: ['chantiers-avenir', 'batisud', 'horizon-commun'] })
    .brings('2016-09-12', {
      'solution-shareable': link('chantiers/referentiel'),
      'deployment-sized': text('Neuf régions volontaires.'),
      'roles-set': text('Branche, entreprises, associations locales : rôles écrits dans un accord-cadre.'),
      'operator-model-holds': file('modele-par-chantier.xlsx'),
    })
    .passes('2016-11-14', { by: ['chantiers-avenir', 'batisud', 'syndicat-batiment'] })
    .changesRole('2017-01-09', 'syndicat-batiment', 'carrier', 'partner')
    .measures('2018-12-14', 'embauches', 265, 'Suivi des contrats')
    .brings('2019-09-16', {
      'confirmed-beyond-first-territory': file('neuf-regions.pdf'),
      'taken-up-beyond-inventor': text('La branche professionnelle gère le dispositif.'),
      'funding-independent': text('Financé par la contribution des entreprises à la formation.'),
    })
    .passes('2019-11-18', { by: ['syndicat-batiment', 'batisud', 'chantiers-avenir'] })
    .leaves(
      '2020-06-30',
      'horizon-commun',
      'La fondation avait annoncé sortir dès le financement par la branche.',
    )
    .amends('2020-09-07', {
      territories: [
        ...born(commune('Marseille', '13055')),
        ...spread(region("Provence-Alpes-Côte d'Azur", '93'), region('Occitanie', '76'), france, europe),
      ],
    })
    .measures('2021-12-17', 'embauches', 540, 'Suivi des contrats')
    .proposes(
      '2022-01-17',
      'accords',
      indicator({
        subImpact: 'public-actors',
        evaluates: 'partnership',
        name: 'Régions ayant inscrit le dispositif dans leur contrat de plan',
        definition: 'Contrats de plan régionaux de formation qui citent le dispositif.',
        unit: 'régions',
        baseline: 1,
        target: 10,
        period: ['2022-01-01', '2027-12-31'],
      }),
      '2022-02-28',
    )
    .agrees('2022-02-14', 'accords')
    .measures('2022-12-16', 'accords', 5, 'Contrats publiés')
    .measures(ago(250), 'accords', 9, 'Contrats publiés')
    .measures(ago(240), 'embauches', 912, 'Suivi des contrats')
    .hadAgreed(
      '2013-09-02',
      'chantiers',
      indicator({
        subImpact: 'territorial',
        evaluates: 'actions',
        name: 'Chantiers ouverts aux équipes mixtes',
        definition: 'Chantiers où une équipe mixte a travaillé au moins un mois.',
        unit: 'chantiers',
        baseline: 3,
        target: 60,
        period: ['2013-01-01', '2024-12-31'],
      }),
      'Convention de 2013 (document fictif)',
      ...(['chantiers-avenir', 'batisud'] as const),
    )
    .asksToAccept('2022-03-07', 'chantiers-avenir', 'batisud', 'syndicat-batiment')
    .expects('2022-03-14', 'chantiers-avenir', { resources: 4, skills: 5 })
    .expects('2022-03-14', 'batisud', { 'management-hr': 4, 'economic-performance': 3 })
    .proposes(
      '2022-04-04',
      'tutorat',
      indicator({
        subImpact: 'people',
        evaluates: 'solution',
        name: 'Ouvriers confirmés devenus tuteurs',
        definition: 'Ouvriers confirmés qui ont suivi un jeune pendant six mois.',
        unit: 'tuteurs',
        baseline: 40,
        target: 300,
        period: ['2022-01-01', '2026-12-31'],
      }),
      '2022-05-15',
    )
    .accepts('2022-04-18', 'tutorat', 'chantiers-avenir')
    .refuses('2022-04-25', 'tutorat', 'batisud', 'Trois cents tuteurs videraient nos chantiers.', {
      target: 180,
    })
    .takesUp('2022-05-02', 'tutorat', '2022-06-15')
    .accepts('2022-05-16', 'tutorat', 'chantiers-avenir', 'batisud', 'syndicat-batiment')
    .isQualified(
      '2022-06-20',
      'innovation',
      'La branche recrute et forme autrement, bien au-delà de ceux qui ont commencé.',
      ...(['chantiers-avenir', 'batisud', 'syndicat-batiment'] as const),
    )
    .reaches(
      '2022-12-16',
      {
        ...{ territoriesReached: 9, beneficiariesReached: 870, swarmingSites: 14 },
        takenUpBy: [{ kind: 'market', name: 'Branche professionnelle du bâtiment (fictive)' }],
      },
      'Bilan 2022 (document fictif)',
    );
