import fc from 'fast-check';
import { DOMAIN_EVENTS } from '../domain-events.js';
import { addDays, daysBetween } from '../kernel/business-date.js';
import { type Fact } from '../kernel/fact.js';
import { evolveWith, historyOf, stateAt } from '../kernel/history.js';
import { organisation } from '../organisation/organisation.js';
import { type PartnershipStory } from '../testing/alliance.js';
import { randomFacts } from '../testing/random-event.js';
import { randomLife } from '../testing/random-life.js';
import { daysInStage } from './path.js';
import { partnership } from './partnership.js';

/** Types and dates of the facts that could not follow what is before them. */
function impossible(facts: readonly Fact[]): string[] {
  const found: string[] = [];
  let state = partnership.initial;
  for (const fact of historyOf(facts)) {
    const possible = partnership.possible[fact.type] as ((on: typeof state, fact: Fact) => void) | undefined;
    try {
      possible?.(state, fact);
    } catch (violation) {
      found.push(`${fact.type} of ${fact.occurredOn}: ${String(violation)}`);
    }
    state = evolveWith(partnership, state, fact);
  }
  return found;
}

const last = (stories: readonly PartnershipStory[]) => stories.at(-1)!;

describe('Any life of a partnership', () => {
  it('is possible at every moment, whatever was recorded late, corrected or withdrawn', () => {
    fc.assert(
      fc.property(randomLife({ corrected: true }), (stories) => {
        for (const { facts } of stories) expect(impossible(facts)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('reads the same whichever facts became known first, those of one day apart', () => {
    fc.assert(
      fc.property(
        randomLife(),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        fc.nat(2_500),
        (stories, order, asOf) => {
          const [first, ...later] = last(stories).facts;
          const onOneDay = new Set<string>();
          const apart = later.filter(({ occurredOn }) => {
            const fresh = !onOneDay.has(occurredOn) && occurredOn !== first!.occurredOn;
            onOneDay.add(occurredOn);
            return fresh;
          });
          const shuffled = apart.toSorted(
            (a, b) => order[Number(a.position) % 60]! - order[Number(b.position) % 60]!,
          );
          const recorded = (facts: readonly Fact[]) =>
            [first!, ...facts].map((fact, index) => ({ ...fact, position: BigInt(index + 1) }));
          for (const clocks of [{}, { asOf: addDays('2010-01-01', asOf) }]) {
            expect(stateAt(partnership, recorded(shuffled), clocks)).toEqual(
              stateAt(partnership, recorded(apart), clocks),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads at any date as if what came after had not happened yet', () => {
    fc.assert(
      fc.property(randomLife(), fc.nat(2_500), (stories, days) => {
        const asOf = addDays('2010-01-01', days);
        const { facts } = last(stories);
        const [first, ...later] = facts;
        const until = [first!, ...later.filter(({ occurredOn }) => occurredOn <= asOf)];
        expect(stateAt(partnership, facts, { asOf })).toEqual(stateAt(partnership, until));
      }),
      { numRuns: 60 },
    );
  });

  it('reads as it was known at any position', () => {
    fc.assert(
      fc.property(randomLife({ corrected: true }), (stories) => {
        const { facts } = last(stories);
        for (const story of stories) {
          const knownAt = story.facts.at(-1)!.position;
          expect(stateAt(partnership, facts, { knownAt })).toEqual(story.state());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never stays a negative time, and has one stay open where it stands at a stage', () => {
    fc.assert(
      fc.property(randomLife({ corrected: true }), fc.nat(4_000), (stories, days) => {
        const { path } = last(stories).state();
        for (const stay of path.stays) {
          expect(daysInStage(stay, addDays('2009-06-01', days)) ?? 0).toBeGreaterThanOrEqual(0);
        }
        const open = path.stays.filter(({ leftOn }) => leftOn === null);
        expect(open.map(({ stage }) => stage)).toEqual(path.stays.length > 0 ? [path.standing] : []);
      }),
      { numRuns: 80 },
    );
  });
});

describe('Any path whose days are all known', () => {
  it('adds up: days in its stages and days paused are the days of the calendar', () => {
    fc.assert(
      fc.property(randomLife({ known: true }), fc.nat(400), (stories, more) => {
        const story = last(stories);
        const dates = story.facts.map(({ occurredOn }) => occurredOn).toSorted();
        const on = addDays(dates.at(-1)!, more);
        // Days paused, counted from the facts alone: a day is paused from a suspension or an end until the path goes on.
        let pausedSince: string | null = null;
        let paused = 0;
        for (const { type, occurredOn } of historyOf(story.facts)) {
          if (/suspended|ended/.test(type)) pausedSince ??= occurredOn;
          if (/resumed|reopened/.test(type) && pausedSince) {
            paused += daysBetween(pausedSince, occurredOn);
            pausedSince = null;
          }
        }
        if (pausedSince) paused += daysBetween(pausedSince, on);
        const stayed = story
          .state()
          .path.stays.map((stay) => daysInStage(stay, on)!)
          .reduce((sum, days) => sum + days, 0);
        expect(stayed + paused).toBe(daysBetween('2010-01-01', on));
      }),
      { numRuns: 120 },
    );
  });

  it('leads from each stage to the next, or back to an earlier one', () => {
    const order = ['conception', 'experimentation', 'modelling', 'swarming', 'industrialisation'];
    fc.assert(
      fc.property(randomLife({ known: true }), (stories) => {
        const { stays } = last(stories).state().path;
        stays.slice(1).forEach((stay, index) => {
          const before = stays[index]!;
          const step = order.indexOf(stay.stage) - order.indexOf(before.stage);
          expect(before.exit === 'passed' ? step === 1 : before.exit === 'went-back' && step < 0).toBe(true);
          expect(before.leftOn).toBe(stay.enteredOn);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('is not all refusals: many pass gates, pause and go back', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(randomLife({ corrected: true, length: 60 }), (stories) => {
        for (const { type } of last(stories).facts) seen.add(type);
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(
      [...DOMAIN_EVENTS.keys()].filter((type) => type.startsWith('partnership.') && !seen.has(type)),
    ).toEqual([
      'partnership.description-amended',
      'partnership.publication-changed',
      'partnership.condition-waived',
    ]);
  });
});

describe('Any known events, possible or not', () => {
  it('fold into a partnership and an organisation all the same', () => {
    fc.assert(
      fc.property(randomFacts(DOMAIN_EVENTS), (facts) => {
        expect(() => [stateAt(partnership, facts), stateAt(organisation, facts)]).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('stay at their stages a time that is never negative', () => {
    fc.assert(
      fc.property(randomFacts(DOMAIN_EVENTS), fc.nat(4_000), (facts, days) => {
        const on = addDays('2009-06-01', days);
        for (const stay of stateAt(partnership, facts).path.stays) {
          expect(daysInStage(stay, on) ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
