import { LANGUAGES, partnershipFold, stateAt, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { SECRET, toldLife } from '../timeline/testing/told-life.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { COMPARED_FIELDS, COMPARED_ITEMS } from './compared-fields.js';
import { comparedSheet } from './compared-sheet.js';
import { explainedChanges } from './explained-changes.js';
import { patternsIn } from './testing/patterns-in.js';

let life: Awaited<ReturnType<typeof toldLife>>;
let events: RecordedEvent[];
beforeAll(async () => {
  life = await toldLife();
  events = await life.ledger.history();
});

const at = (asOf: string, knownAt: bigint | null = null): ReadPoint => ({
  today: '2026-06-30',
  asOf,
  knownAt,
});
const changes = (from: ReadPoint, to: ReadPoint, language: Language = 'fr') =>
  explainedChanges(
    { events, rounds: [] },
    { from, to, language, organisationName: (id) => `Organisation ${id.slice(0, 4)}` },
  );
const change = (path: string, from: ReadPoint, to: ReadPoint) =>
  changes(from, to).find((one) => one.path === path)!;

describe('What changed over a life in which everything happens', () => {
  it('is made of fields that all have a name, and no name is of none', () => {
    const prefixes = events.map(({ position }) =>
      comparedSheet(stateAt(partnershipFold, events, { knownAt: position })),
    );
    const found = new Set(prefixes.flatMap((sheet) => patternsIn(sheet, '')));
    const named = [...Object.keys(COMPARED_FIELDS), ...Object.keys(COMPARED_ITEMS)];
    // Of rounds, explained-rounds.spec.ts.
    expect(named.filter((pattern) => !pattern.startsWith('rounds/')).toSorted()).toEqual(
      [...found].toSorted(),
    );
  });

  it.each(LANGUAGES)('is told in %s in words, without codes, ids or personal texts', (language) => {
    const all = changes(at('2014-12-30'), at('2026-06-30'), language);
    expect(all.length).toBeGreaterThan(30);
    for (const { label, beforeInWords, afterInWords, events: responsible } of all) {
      const texts = [label.fr, label.en, beforeInWords ?? '', afterInWords ?? ''];
      for (const text of texts) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[0-9a-f]{8}-|\d{4}-\d{2}-\d{2}/);
        expect(text).not.toContain(SECRET);
      }
      expect(responsible.length).toBeGreaterThan(0);
      for (const { sentence } of responsible) expect(sentence).toMatch(/^.{10,}\.$/s);
    }
  });

  it('names a field by what it belongs to, its values by their labels', () => {
    const path = 'path/conception/exit';
    expect(change(path, at('2015-03-01'), at('2026-06-30'))).toMatchObject({
      label: { fr: 'Étape Conception : façon de sortir', en: 'Stage Conception: how it was left' },
      before: null,
      after: 'passed',
      beforeInWords: null,
      afterInWords: 'Passage',
    });
  });

  it('of a correction made since a closing names the correction', () => {
    const before = events.find(({ id }) => id === life.corrected.eventIds[0])!.position - 1n;
    const [measured] = changes(at('2016-07-01', before), at('2016-07-01')).filter(({ path }) =>
      path.endsWith('/value'),
    );
    expect(measured).toMatchObject({
      label: { fr: expect.stringMatching(/^Indicateur « .+ », version 1, mesure du .+ : valeur$/) as string },
      before: 45,
      after: 54.25,
      beforeInWords: '45',
      afterInWords: '54,25',
      events: [{ type: 'fact.corrected' }],
    });
  });
});
