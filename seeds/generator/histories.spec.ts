import { DOMAIN_EVENTS, partnershipEvents, type DomainEvent } from '#domain';
import { GeneratedOrganisations } from './organisations.js';
import { partnershipLife } from './partnerships.js';
import { numberOf } from './days.js';
import { generatedHistories, type History } from './index.js';

const UNTIL = '2026-06-30';
const eventsOf = ({ steps }: History): readonly DomainEvent[] => steps.flatMap(({ events }) => events);
const generated = [...generatedHistories({ partnerships: 1_500, seed: 11 })];
const partnerships = generated.filter(({ stream }) => stream.startsWith('partnership-'));
const registered = partnerships.map(
  (history) =>
    eventsOf(history)[0]!.data as { title: string; category: string; territories: { level: string }[] },
);
const share = <T>(items: readonly T[], holds: (item: T) => boolean) =>
  items.filter(holds).length / items.length;

describe('generated histories', () => {
  it('are the same for the same seed, and others for another', () => {
    const some = (seed: number) => [...generatedHistories({ partnerships: 20, seed })];
    expect(some(3)).toEqual(some(3));
    expect(some(3)).not.toEqual(some(4));
  });

  it('do not depend on how many are generated, but for whom they are among', () => {
    const organisations = new GeneratedOrganisations(11, 250, numberOf(UNTIL));
    const alone = partnershipLife(11, 1_234, organisations, numberOf(UNTIL));
    expect(alone.history).toEqual(partnerships[1_234]);
  });

  it('tell every kind of event there is of a partnership, about ten each, none refused', () => {
    const events = partnerships.flatMap(eventsOf);
    const told = new Set(events.map(({ type }) => type));
    expect([...partnershipEvents.keys()].filter((type) => !told.has(type))).toEqual([]);
    for (const { type } of events) expect(DOMAIN_EVENTS.has(type)).toBe(true);
    expect(events.length / partnerships.length).toBeGreaterThan(9);
    expect(events.length / partnerships.length).toBeLessThan(11);
    const organisations = new GeneratedOrganisations(11, 250, numberOf(UNTIL));
    const refused = Array.from(
      { length: 500 },
      (_, number) => partnershipLife(11, number, organisations, numberOf(UNTIL)).refused,
    );
    expect(refused.reduce((sum, one) => sum + one, 0)).toBeLessThan(10);
  });

  it('are late or correct what was told in about one event in twenty', () => {
    const late = partnerships.flatMap(({ steps }) => {
      let last = '';
      return steps.flatMap(({ command: { occurredOn }, events }) => {
        const isLate = occurredOn < last;
        if (!isLate) last = occurredOn;
        return events.map(({ type }) => isLate || type.startsWith('fact.'));
      });
    });
    expect(share(late, (one) => one)).toBeGreaterThan(0.035);
    expect(share(late, (one) => one)).toBeLessThan(0.065);
  });

  it('follow the published shares of categories and levels, brought to one main answer each', () => {
    const ofCategory = (category: string) => share(registered, (one) => one.category === category);
    expect(ofCategory('patronage')).toBeCloseTo(0.357, 1);
    expect(ofCategory('responsible-practices')).toBeCloseTo(0.293, 1);
    expect(ofCategory('economic-cooperation')).toBeCloseTo(0.193, 1);
    expect(ofCategory('societal-innovation')).toBeCloseTo(0.157, 1);
    const ofLevel = (level: string) =>
      share(registered, ({ territories }) => territories[0]!.level === level);
    expect(ofLevel('local')).toBeCloseTo(0.446, 1);
    expect(ofLevel('regional')).toBeCloseTo(0.307, 1);
  });

  it('agree on an indicator in about a third of the partnerships, and measure it in nearly all of these', () => {
    const types = partnerships.map((history) => new Set(eventsOf(history).map(({ type }) => type)));
    const shareWith = (...told: string[]) =>
      share(types, (of) => told.every((one) => of.has(`partnership.${one}`)));
    const agreed = shareWith('indicator-accepted');
    expect(agreed).toBeCloseTo(0.32, 1);
    expect(shareWith('indicator-accepted', 'measurement-recorded')).toBeGreaterThan(0.9 * agreed);
  });

  it('speak only of what does not exist, and say so', () => {
    for (const { title } of registered) expect(title).toMatch(/\(partenariat fictif\)$/);
    for (const history of generated.filter(({ stream }) => stream.startsWith('organisation-'))) {
      for (const { data } of eventsOf(history))
        expect((data as { name: string }).name).toMatch(/ ficti(f|ve) /);
    }
  });

  it('happen between 2005 and the last day', () => {
    for (const { steps } of generated) {
      for (const { command } of steps) {
        expect(command.occurredOn >= '2005-01-01' && command.occurredOn <= UNTIL).toBe(true);
      }
    }
  });
});
