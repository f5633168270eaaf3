import { Evaluation, tally, type EvaluationStory } from '../evaluation.js';

/** Two rounds on the three impacts alone, before and after its funder left; a panel too small to be shown. */
export const chantiersDAvenirEvaluated: EvaluationStory = () =>
  new Evaluation('chantiers-d-avenir', 'institut-evaluation', (party) =>
    party === 'horizon-commun' ? 'funder' : 'partner',
  )
    .opens('2016-03-07', '2016', {
      title: 'Les trois impacts, 2016',
      closesOn: '2016-04-15',
      questionnaire: { code: 'three-impacts', version: 1 },
      panels: [{ panel: 'employees', threshold: 10 }],
    })
    .answers('2016-03-14', 'chantiers-avenir', '443 43 44')
    .answers('2016-03-21', 'batisud', '523 42 54')
    .answers('2016-03-29', 'syndicat-batiment', '43- 52 45')
    .answers('2016-04-11', 'horizon-commun', '?44 33 44')
    .counts('2016-04-14', 'employees', 7, { people: tally([0, 1, 2, 3, 1]) })
    .closes('2016-04-18')
    .opens('2022-03-14', '2022', {
      title: 'Les trois impacts, 2022',
      closesOn: '2022-04-29',
      questionnaire: { code: 'three-impacts', version: 1 },
      panels: [{ panel: 'employees', threshold: 10 }],
    })
    .answers('2022-03-21', 'chantiers-avenir', '554 44 55')
    .answers('2022-04-04', 'batisud', '534 45 44')
    .answers('2022-04-19', 'syndicat-batiment', '554 55 55')
    .counts('2022-04-27', 'employees', 58, {
      people: tally([0, 3, 9, 27, 19]),
      territories: tally([1, 4, 16, 25, 12]),
      'economic-actors': tally([0, 4, 14, 26, 14]),
    })
    .closes('2022-05-02');
