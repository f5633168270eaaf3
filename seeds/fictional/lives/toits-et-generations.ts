import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune, departement, spread } from '../territory.js';

/** A refusal, then a passage; a return to conception; a suspension; partners of different opinions. */
export const toitsEtGenerations: Story = ({ ago, ahead }) =>
  life('toits-et-generations', {
    title: 'Toits et générations',
    need: 'Des étudiants ne trouvent pas de logement quand des personnes âgées vivent seules dans de grands logements.',
    purpose:
      'Organiser et sécuriser des cohabitations entre générations, avec un accompagnement de proximité.',
    populations: ['Personnes âgées vivant seules', 'Étudiants et apprentis'],
    territories: born(commune('Rennes', '35238')),
    domains: ['housing', 'ageing', 'isolation'],
    odd: { main: '11', others: ['3', '1'] },
    category: 'societal-innovation',
  })
    .starts('2015-02-02', 'conception', {
      'toits-partages': ['carrier', 'referent'],
      'metropole-valmont': ['partner'],
      'deux-rives': ['funder'],
      'institut-evaluation': ['evaluator'],
    })
    .brings('2015-06-15', {
      'need-analysed': file('logements-sous-occupes.pdf'),
      'intuition-confirmed': text('Trente cohabitations spontanées observées, vingt-quatre réussies.'),
    })
    .isRefused('2015-07-06', {
      by: ['deux-rives', 'metropole-valmont'],
      comment: 'Les attentes de chacun ne sont pas dites et rien n’est financé.',
    })
    .brings('2015-10-19', {
      'expectations-stated': text('Charte signée par les trois partenaires.'),
      'rd-resources-found': text('Deux ans de salaire financés.'),
    })
    .passes('2015-11-16', { by: ['deux-rives', 'metropole-valmont'] })
    .proposes(
      '2016-01-11',
      'cohabitations',
      indicator({
        subImpact: 'territories',
        evaluates: 'solution',
        name: 'Cohabitations de plus de six mois',
        definition: 'Cohabitations accompagnées qui durent plus de six mois.',
        unit: 'cohabitations',
        baseline: 24,
        target: 150,
        period: ['2016-01-01', '2021-12-31'],
      }),
      '2016-02-29',
    )
    .agrees('2016-02-08', 'cohabitations')
    .measures('2016-12-16', 'cohabitations', 19, 'Conventions de cohabitation')
    .goesBack(
      '2017-03-01',
      'conception',
      'results-not-confirmed',
      'Trop de ruptures dans les trois premiers mois.',
    )
    .brings('2017-06-12', {
      'need-analysed': text('Les ruptures viennent de l’absence de médiation, non de la rencontre.'),
      'intuition-confirmed': link('toits/entretiens-ruptures'),
      'expectations-stated': text('Charte complétée d’un engagement de médiation.'),
      'rd-resources-found': text('Le financement est prolongé d’un an.'),
    })
    .passes('2017-10-02', { by: ['deux-rives', 'metropole-valmont'] })
    .measures('2017-12-18', 'cohabitations', 31, 'Conventions de cohabitation')
    .measures('2018-12-17', 'cohabitations', 77, 'Conventions de cohabitation')
    .isSuspended(
      '2019-02-11',
      'awaiting-public-decision',
      'Le cadre légal de la cohabitation est en discussion.',
    )
    .resumes('2019-11-25', 'Le cadre légal est paru.')
    .brings('2020-09-14', {
      'tried-in-reality': text('Cent vingt cohabitations accompagnées.'),
      'results-on-indicators': file('indicateurs-2020.ods'),
      'relevance-shown': text('Les ruptures précoces ont été divisées par trois.'),
      'modelling-time-secured': link('toits/convention-de-modelisation'),
    })
    .opines('2020-10-05', 'metropole-valmont', 'favourable')
    .opines(
      '2020-10-06',
      'deux-rives',
      'unfavourable',
      'La médiation reste portée par trop peu de personnes.',
    )
    .opines(
      '2020-10-12',
      'toits-partages',
      'reserved',
      'D’accord pour avancer si la médiation est renforcée.',
    )
    .passesIf(
      '2020-11-09',
      { by: ['toits-partages', 'metropole-valmont', 'deux-rives'] },
      { mediation: ['Recruter un second médiateur.', '2021-06-30'] },
    )
    .meets('2021-09-13', 'mediation', 'Recrutement fait, avec dix semaines de retard.')
    .expects('2021-10-04', 'toits-partages', { resources: 5, openness: 3 })
    .expects('2021-10-04', 'metropole-valmont', { 'social-cohesion': 5, attractiveness: 3 })
    .measures('2021-12-17', 'cohabitations', 118, 'Conventions de cohabitation')
    .amends('2022-03-07', {
      territories: [...born(commune('Rennes', '35238')), ...spread(departement('Ille-et-Vilaine', '35'))],
    })
    .proposes(
      '2022-05-02',
      'solitude',
      indicator({
        subImpact: 'people',
        evaluates: 'solution',
        name: 'Personnes âgées se disant souvent seules',
        definition: 'Part des hôtes qui répondent « souvent » ou « toujours » à la question de la solitude.',
        unit: '%',
        baseline: 58,
        target: 25,
        period: ['2022-01-01', '2027-12-31'],
        method: 'Questionnaire anonyme, deux fois par an.',
      }),
      '2022-06-30',
    )
    .agrees('2022-06-13', 'solitude')
    .measures('2022-12-12', 'solitude', 52, 'Questionnaire d’hiver')
    .measures(ago(400), 'solitude', 39, 'Questionnaire d’été')
    .measures(ago(200), 'solitude', 34, 'Questionnaire d’hiver')
    .brings(ago(150), {
      'solution-shareable': link('toits/guide-de-la-cohabitation'),
      'roles-set': text('La métropole oriente, l’association accompagne, les bailleurs signalent.'),
    })
    .plansReview(ago(140), ahead(18), ['toits-partages', 'metropole-valmont', 'deux-rives']);
