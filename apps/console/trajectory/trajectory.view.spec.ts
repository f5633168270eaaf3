import { type MeasureKind } from '#domain';
import { type TrajectoryAnswer } from '../api/round-answers.js';
import { type Visit } from '../visit/visit.js';
import { html } from '../html/html.js';
import { Words } from '../words/words.js';
import { trajectoryView } from './trajectory.view.js';

const told = (measure: MeasureKind, value: number, unit = '', scale: readonly string[] | null = null) => {
  const measures = [{ measuredOn: '2026-03-31', value, progress: 0.5 }];
  const indicator = { name: 'Ce que chacun y gagne', unit, measure, scale, impact: 'performance', measures };
  const trajectory = { rounds: [], indicators: [indicator] } as unknown as TrajectoryAnswer;
  return trajectoryView({ words: new Words('fr') } as unknown as Visit, trajectory, html``).markup;
};

describe('A measure on a trajectory', () => {
  it.each([
    ['money', told('money', 1_250_000), '12 500 €'],
    ['percentage', told('percentage', 62.5), '62,5 %'],
    ['number', told('number', 240, 'emplois'), '240 emplois'],
    ['ordinal', told('ordinal', 2, '', ['faible', 'fort']), 'fort'],
  ])('of %s is said as people do', (_, markup, says) =>
    expect(markup.replace(/[\u00a0\u202f]/g, ' ')).toContain(says),
  );
});
