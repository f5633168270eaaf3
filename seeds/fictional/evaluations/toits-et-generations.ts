import { Evaluation, tally, type EvaluationStory } from '../evaluation.js';

const FUNDERS = ['deux-rives'];

/** Two rounds that tell a recovery of trust, one closed with a debate; a third is open, and awaits its answers. */
export const toitsEtGenerationsEvaluated: EvaluationStory = ({ ago, ahead }) =>
  new Evaluation('toits-et-generations', 'institut-evaluation', (party) =>
    FUNDERS.includes(party) ? 'funder' : 'partner',
  )
    .opens('2021-11-08', '2021', {
      title: 'Regards croisés 2021',
      closesOn: '2021-12-10',
      panels: [{ panel: 'beneficiaries', threshold: 10 }],
    })
    .answers(
      '2021-11-15',
      'toits-partages',
      '-42 32 44 4-3 23',
      { 'expected-association-resources': 5, 'perceived-association-resources': 2 },
      { balance: 'La médiation repose sur deux personnes, les nôtres.' },
    )
    .answers('2021-11-24', 'metropole-valmont', '344 53 45 3-5 44', {
      'expected-public-body-social-cohesion': 5,
      'perceived-public-body-social-cohesion': 4,
    })
    .answers('2021-12-06', 'deux-rives', '-33 42 43 -?4 42', {})
    .counts('2021-12-08', 'beneficiaries', 41, {
      territorial: tally([1, 4, 9, 15, 7], 3, 2),
      people: tally([0, 2, 6, 18, 15]),
      territories: tally([2, 5, 12, 10, 4], 4, 4),
      societal: tally([0, 1, 2, 3, 1], 20, 14),
    })
    .closes('2021-12-13')
    .finds('2022-01-17', 'equilibre', {
      kind: 'finding',
      text: 'L’association voit la relation déséquilibrée ; la métropole et la fondation la voient équilibrée. La charge de la médiation n’est pas partagée.',
    })
    .finds('2022-01-17', 'mediation', {
      kind: 'recommendation',
      subImpact: 'general-interest-structures',
      text: 'Financer la médiation pour elle-même, sur trois ans, et la compter dans le bilan.',
    })
    .replies(
      '2022-01-31',
      'equilibre',
      'toits-partages',
      'shares',
      'C’est ce que nous disons depuis deux ans.',
    )
    .replies(
      '2022-02-02',
      'equilibre',
      'metropole-valmont',
      'shares-in-part',
      'Nous orientons la moitié des familles : cela aussi est une charge.',
    )
    .replies('2022-02-04', 'equilibre', 'deux-rives', 'shares')
    .agrees(
      '2022-02-14',
      'convention',
      'mediation',
      'deux-rives',
      'Convention de trois ans pour la médiation',
      '2022-06-30',
    )
    .agrees(
      '2022-02-14',
      'comite',
      'equilibre',
      'metropole-valmont',
      'Un comité de suivi chaque trimestre, animé à tour de rôle',
      '2022-04-30',
    )
    .follows('2022-04-25', 'comite', 'metropole-valmont', 'done')
    .follows('2022-06-27', 'convention', 'deux-rives', 'postponed', '2022-10-31')
    .follows('2022-10-17', 'convention', 'deux-rives', 'done')
    .opens(ago(380), 'second', {
      title: 'Regards croisés, deuxième tour',
      closesOn: ago(340),
      panels: [{ panel: 'beneficiaries', threshold: 10 }],
    })
    .answers(ago(375), 'toits-partages', '-43 43 45 4-4 44', {
      'expected-association-resources': 5,
      'perceived-association-resources': 4,
    })
    .answers(ago(368), 'metropole-valmont', '344 54 45 4-5 44', {
      'expected-public-body-social-cohesion': 5,
      'perceived-public-body-social-cohesion': 5,
    })
    .answers(ago(352), 'deux-rives', '-44 43 44 4?4 44', {})
    .counts(ago(345), 'beneficiaries', 63, {
      territorial: tally([0, 3, 12, 28, 16], 2, 2),
      people: tally([0, 2, 8, 27, 26]),
      territories: tally([1, 4, 15, 24, 12], 4, 3),
      societal: tally([0, 3, 7, 9, 4], 25, 15),
    })
    .closes(ago(338))
    .finds(ago(310), 'essaimage', {
      kind: 'recommendation',
      subImpact: 'societal',
      text: 'La confiance est revenue ; écrire ce qui a été appris avant d’essaimer hors du département.',
    })
    .replies(ago(300), 'essaimage', 'toits-partages', 'shares')
    .agrees(ago(295), 'guide', 'essaimage', 'toits-partages', 'Publier le guide de la cohabitation', ago(90))
    .opens(ago(9), 'third', {
      title: 'Regards croisés, troisième tour',
      closesOn: ahead(21),
      panels: [{ panel: 'beneficiaries', threshold: 10 }],
    })
    .answers(ago(4), 'metropole-valmont', '444 54 45 4-5 45', {});
