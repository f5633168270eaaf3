import * as gateCriteria from './gate-criteria.js';
import * as impacts from './impacts.js';
import { LANGUAGES, type Label } from './labels.js';
import * as organisations from './organisations.js';
import * as reasons from './reasons.js';
import * as stages from './stages.js';
import * as themes from './themes.js';
import { WATCH_DEFINITION } from './watch.js';

/** Every exported list of labels: `SOMETHING_LABELS`. */
const lists = Object.entries({
  ...gateCriteria,
  ...impacts,
  ...organisations,
  ...reasons,
  ...stages,
  ...themes,
})
  .filter(([name]) => name.endsWith('_LABELS'))
  .map(([name, labels]) => ({ name, labels: labels as Record<string, Label> }));

const criteria = stages.GATES.flatMap((gate) =>
  gateCriteria.DEFAULT_CRITERIA[gate].criteria.map((criterion) => ({ gate, ...criterion })),
);

describe('A code list', () => {
  it('is found, whatever file it is in', () => expect(lists.length).toBeGreaterThanOrEqual(25));

  it.each(lists)('$name has a French and an English label for each code, each its own', ({ labels }) => {
    for (const [code, label] of Object.entries(labels)) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const language of LANGUAGES) expect(label[language].trim()).not.toBe('');
    }
    for (const language of LANGUAGES) {
      const all = Object.values(labels).map((label) => label[language]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('The path', () => {
  it('has five stages in order, each in its phase', () => {
    expect(stages.STAGES.map((stage) => [stages.stageNumber(stage), stage, stages.PHASE_OF[stage]])).toEqual([
      [1, 'conception', 'societal-rd'],
      [2, 'experimentation', 'societal-rd'],
      [3, 'modelling', 'proof-of-concept'],
      [4, 'swarming', 'deployment'],
      [5, 'industrialisation', 'deployment'],
    ]);
    expect(stages.stageAfter('industrialisation')).toBeNull();
  });

  it('has a gate and a risk zone at each passage', () => {
    expect(stages.STAGES.filter(stages.isGate)).toEqual([...stages.GATES]);
    expect(stages.GATES.map((gate) => [stages.gateLabel(gate).fr, stages.RISK_ZONE_OF[gate]])).toEqual([
      ['Conception → Expérimentation', 'desert-crossing'],
      ['Expérimentation → Modélisation', 'valley-of-death'],
      ['Modélisation → Essaimage', 'growth-crisis'],
      ['Essaimage → Industrialisation', 'quantum-leap'],
    ]);
  });

  it('judges each gate by criteria of its own, labelled, in known dimensions', () => {
    expect(
      stages.GATES.map((gate) => gateCriteria.DEFAULT_CRITERIA[gate].criteria.map((c) => c.dimension)),
    ).toEqual([
      ['solution', 'solution', 'process', 'economic-model'],
      ['solution', 'solution', 'solution', 'economic-model'],
      ['solution', 'process', 'process', 'economic-model'],
      ['solution', 'process', 'economic-model'],
    ]);
    expect(new Set(criteria.map(({ code }) => code)).size).toBe(criteria.length);
    for (const { label } of criteria) for (const language of LANGUAGES) expect(label[language]).not.toBe('');
  });
});

describe('Reference data', () => {
  it('counts sixteen domains on four axes, seventeen goals, three impacts of seven sub-impacts', () => {
    expect(themes.DOMAINS).toHaveLength(16);
    expect(new Set(themes.DOMAINS.map((domain) => themes.AXIS_OF[domain])).size).toBe(4);
    expect(themes.ODD_CODES).toHaveLength(17);
    expect(new Set(themes.ODD_CODES).size).toBe(17);
    expect(impacts.SUB_IMPACTS.map((sub) => impacts.IMPACT_OF[sub])).toEqual([
      ...Array<string>(3).fill('performance'),
      ...Array<string>(2).fill('innovation'),
      ...Array<string>(2).fill('confidence'),
    ]);
  });

  it('lets every coded reason but a correction be "other"', () => {
    for (const codes of [
      reasons.SUSPENSION_REASONS,
      reasons.GOING_BACK_REASONS,
      reasons.ABANDONMENT_REASONS,
      reasons.REOPENING_REASONS,
    ]) {
      expect(codes.at(-1)).toBe('other');
    }
    expect(reasons.CORRECTION_REASONS).toEqual(['incorrect', 'incomplete', 'outdated', 'duplicate']);
  });

  it('abandons for every reason that suspends, and two more', () => {
    const more = reasons.ABANDONMENT_REASONS.filter(
      (reason) => !(reason in reasons.SUSPENSION_REASON_LABELS),
    );
    expect(more).toEqual(['no-longer-needed', 'distrust']);
    expect(reasons.ABANDONMENT_REASONS).toHaveLength(reasons.SUSPENSION_REASONS.length + 2);
  });

  it('labels every reason for whoever renders one', () => {
    for (const code of [
      ...reasons.CORRECTION_REASONS,
      ...reasons.ABANDONMENT_REASONS,
      ...reasons.GOING_BACK_REASONS,
      ...reasons.REOPENING_REASONS,
    ]) {
      expect(reasons.REASON_LABELS[code]).toBeDefined();
    }
  });

  it('labels a code it does not know by the code itself', () => {
    expect(themes.labelOf(themes.CATEGORY_LABELS, 'unheard-of')).toEqual({
      fr: 'unheard-of',
      en: 'unheard-of',
    });
  });

  it('says for every stage what it watches by, and under which version', () => {
    expect(Object.keys(WATCH_DEFINITION.referenceDays)).toEqual([...stages.STAGES]);
    expect(WATCH_DEFINITION.version).not.toBe('');
  });
});
