import fc from 'fast-check';
import { actualOf, maintained, progressOf, versionInUse } from '#domain';
import { randomLife } from '#domain/testing';
import { naiveProgress } from './testing/naive-progress.js';

describe('Progress of every kind of indicator, in random lives', () => {
  it('is that of a naive reading', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(randomLife({ corrected: true, length: 60 }), (stories) => {
        for (const indicator of stories.at(-1)!.state().evaluation.indicators) {
          const version = versionInUse(indicator);
          const actual = actualOf(version);
          const { definition } = version;
          if (actual !== null)
            met.add([definition.measure, definition.accumulation, definition.direction].join(' '));
          expect({
            actual,
            progress: progressOf(definition, actual),
            kept: maintained(definition, actual),
          }).toEqual(naiveProgress(version));
        }
      }),
      { numRuns: 150 },
    );
    expect(met.size).toBeGreaterThan(7);
  });
});
