import fc from 'fast-check';
import {
  addDays,
  derivedId,
  EvidenceBrought,
  FactCorrected,
  historyOf,
  PartnershipDescriptionAmended,
  partnershipFold,
  sameContent,
  stateAt,
  type Clocks,
  type Fact,
} from '#domain';
import { canonicalJson } from '#event-store';
import {
  alliance,
  CARRIER,
  FUNDER,
  PARTNER,
  passed,
  randomLife,
  type PartnershipStory,
} from '#domain/testing';
import { comparedSheet } from './compared-sheet.js';
import { contentOf } from './compared-node.js';
import { comparePoints, type ExplainedChange } from './compare-points.js';

const SHEET = { fold: partnershipFold, fieldsOf: comparedSheet };
const compare = ({ facts }: PartnershipStory, from: Clocks, to: Clocks): ExplainedChange[] =>
  comparePoints(SHEET, facts, from, to);
const paths = (changes: readonly ExplainedChange[]): string[] => changes.map(({ path }) => path);
const knownAfter = ({ facts }: PartnershipStory): Clocks => ({ knownAt: facts.at(-1)!.position });
const why = { reason: 'incorrect', comment: 'erreur' } as const;

describe('Comparing two points of a partnership', () => {
  const before = alliance('2010-01-01');

  it('tells each field that differs, before and after, with the event that changed it', () => {
    const after = before.did('2012-01-01', 'amend-description', { title: 'Jardins ouverts' });
    expect(compare(after, { asOf: '2011-12-31' }, { asOf: '2012-01-01' })).toEqual([
      {
        path: 'description/title',
        pattern: 'description/title',
        within: [],
        before: 'Jardins partagés',
        after: 'Jardins ouverts',
        eventIds: [after.factId(PartnershipDescriptionAmended.type)],
      },
    ]);
  });

  it('tells one that was closed as it was known from what is known since', () => {
    const after = before.did('2011-01-01', 'amend-description', { title: 'Jardins ouverts' });
    const closing = { asOf: '2011-12-31', ...knownAfter(before) };
    expect(compare(after, closing, { asOf: '2011-12-31' })).toMatchObject([
      { path: 'description/title', eventIds: [after.factId(PartnershipDescriptionAmended.type)] },
    ]);
    expect(compare(after, closing, { asOf: '2010-12-31' })).toEqual([]);
  });

  it('names the correction of a fact that both points know, not the fact', () => {
    const told = before.did('2011-01-01', 'suspend', { reason: 'lack-of-funds' });
    const factId = told.facts.at(-1)!.id;
    const corrected = told.did('2012-01-01', 'correct-fact', {
      factId,
      ...why,
      correctOccurredOn: '2011-02-01',
    });
    const changes = compare(corrected, knownAfter(told), {});
    expect(paths(changes)).toEqual(['statusSince', 'path/conception/pauses']);
    for (const { eventIds } of changes) expect(eventIds).toEqual([corrected.factId(FactCorrected.type)]);
  });

  it('names both a fact that time brings and the correction that it was told with meanwhile', () => {
    const told = before.did('2012-06-01', 'amend-description', { title: 'Jardin ouvert' });
    const factId = told.facts.at(-1)!.id;
    const changes = { title: 'Jardins ouverts' };
    const corrected = told.did('2013-01-01', 'correct-fact', { factId, ...why, changes });
    expect(
      compare(corrected, { asOf: '2012-01-01', ...knownAfter(told) }, { asOf: '2013-01-01' }),
    ).toMatchObject([
      {
        before: 'Jardins partagés',
        after: 'Jardins ouverts',
        eventIds: [factId, corrected.factId(FactCorrected.type)],
      },
    ]);
  });

  it('tells what came or went as one, with all that is said of it', () => {
    const after = before.did('2012-01-01', 'add-party', {
      organisationId: derivedId('a newcomer'),
      roles: ['endorser'],
    });
    expect(compare(after, { asOf: '2011-12-31' }, {})).toMatchObject([
      {
        path: `parties/${derivedId('a newcomer')}`,
        pattern: 'parties/*',
        before: null,
        after: { roles: ['endorser'], joinedOn: '2012-01-01' },
      },
    ]);
  });

  it('finds what was withdrawn and told anew to be the same, told otherwise by both', () => {
    const organisationId = derivedId('a newcomer');
    const told = before.did('2012-01-01', 'add-party', { organisationId, roles: ['endorser'] });
    const factId = told.facts.at(-1)!.id;
    const withdrawn = told.did('2012-02-01', 'withdraw-fact', { factId, ...why });
    const anew = withdrawn.did('2012-01-01', 'add-party', { organisationId, roles: ['partner'] });
    expect(compare(anew, knownAfter(told), {})).toMatchObject([
      {
        path: `parties/${organisationId}/roles`,
        before: ['endorser'],
        after: ['partner'],
        eventIds: [withdrawn, anew].map(({ facts }) => facts.at(-1)!.id),
      },
    ]);
  });

  it('follows a decision to all that it changed', () => {
    const after = passed(before, '2012-01-01', 'conception');
    const changes = compare(after, { asOf: '2011-12-31' }, {});
    const decision = after.facts.at(-1)!.id;
    expect(paths(changes.filter(({ eventIds }) => eventIds.includes(decision)))).toEqual([
      'standing',
      'riskZone',
      'path/conception/leftOn',
      'path/conception/exitKnown',
      'path/conception/exit',
      'path/experimentation',
      `decisions/${decision}`,
    ]);
    const evidence = changes.filter(({ pattern }) => pattern === 'evidence/*');
    expect(evidence.flatMap(({ eventIds }) => eventIds)).toEqual(
      after.facts.filter(({ type }) => type === EvidenceBrought.type).map(({ id }) => id),
    );
  });

  it('before it started has nothing: all of it came with its first facts', () => {
    const changes = compare(before, { asOf: '2009-12-31' }, { asOf: '2010-01-01' });
    const [registered] = before.facts;
    expect(changes.find(({ path }) => path === 'description/title')).toMatchObject({
      before: null,
      after: 'Jardins partagés',
      eventIds: [registered!.id],
    });
    expect(paths(changes)).toEqual(
      expect.arrayContaining([CARRIER, PARTNER, FUNDER].map((organisationId) => `parties/${organisationId}`)),
    );
  });
});

/** Deliberately naive: a sheet as text lines, one a value, however deep. */
function lines(content: unknown, path = ''): Map<string, string> {
  if (typeof content !== 'object' || content === null || Array.isArray(content) || '$sealed' in content)
    return new Map(content === null ? [] : [[path, canonicalJson(content)]]);
  return new Map(
    Object.entries(content).flatMap(([name, inner]) => [...lines(inner, path ? `${path}/${name}` : name)]),
  );
}

function naiveSheet(facts: readonly Fact[], clocks: Clocks): Map<string, string> {
  const [first] = historyOf(facts, clocks);
  if (!first || (clocks.asOf !== undefined && first.occurredOn > clocks.asOf)) return new Map();
  return lines(contentOf(comparedSheet(stateAt(partnershipFold, facts, clocks))));
}

const under = (path: string, of: string): boolean => path === of || path.startsWith(`${of}/`);

describe('Whatever a partnership lived, and from whatever point to whatever other', () => {
  const clocks = fc.record({
    day: fc.option(fc.integer({ min: -30, max: 3_000 }), { nil: null }),
    known: fc.option(fc.nat(), { nil: null }),
  });
  const told = fc
    .tuple(randomLife({ corrected: true, length: 25 }), clocks, clocks)
    .map(([stories, ...asked]) => {
      const story = stories.at(-1)!;
      const [from, to] = asked.map(({ day, known }): Clocks => ({
        ...(day !== null && { asOf: addDays('2010-01-01', day) }),
        ...(known !== null && { knownAt: BigInt(known % (story.facts.length + 1)) }),
      }));
      return { story, from: from!, to: to! };
    });
  const always = (law: (told: { story: PartnershipStory; from: Clocks; to: Clocks }) => void): void =>
    fc.assert(fc.property(told, law), { numRuns: Number(process.env.RUNS ?? 150) });

  it('each value that differs is told, and nothing that does not', () => {
    let differing = 0;
    always(({ story, from, to }) => {
      const [before, after] = [naiveSheet(story.facts, from), naiveSheet(story.facts, to)];
      const differ = [...new Set([...before.keys(), ...after.keys()])].filter(
        (path) => before.get(path) !== after.get(path),
      );
      const found = paths(compare(story, from, to));
      expect(differ.filter((path) => !found.some((one) => under(path, one)))).toEqual([]);
      expect(found.filter((one) => !differ.some((path) => under(path, one)))).toEqual([]);
      if (differ.length > 0) differing += 1;
    });
    expect(differing).toBeGreaterThan(50);
  });

  it('each change has an event responsible, which one point takes in and the other does not, or corrects what it took in', () => {
    always(({ story, from, to }) => {
      const positions = [from, to]
        .map(({ knownAt }) => knownAt ?? 2n ** 62n)
        .sort((a, b) => (a < b ? -1 : 1));
      const days = [from, to].map(({ asOf }) => asOf ?? '9999-12-31').sort();
      const standing = new Map(
        historyOf(story.facts, { knownAt: positions[1]! }).map((fact) => [fact.id, fact]),
      );
      for (const { path, eventIds } of compare(story, from, to)) {
        expect({ path, events: eventIds.length }).not.toEqual({ path, events: 0 });
        for (const id of eventIds) {
          const { position } = story.facts.find((fact) => fact.id === id)!;
          const on = standing.get(id)?.occurredOn;
          const learnt = position > positions[0]! && position <= positions[1]!;
          const came = on !== undefined && on > days[0]! && on <= days[1]!;
          expect({ path, id, between: learnt || came }).toEqual({ path, id, between: true });
        }
      }
    });
  });

  it('a point compared with itself has no change', () => {
    always(({ story, from }) => {
      expect(compare(story, from, from)).toEqual([]);
    });
  });

  it('the way back is the way there, turned round', () => {
    always(({ story, from, to }) => {
      const there = compare(story, from, to).map(({ path, before, after, eventIds }) => ({
        path,
        before,
        after,
        eventIds,
      }));
      const back = compare(story, to, from).map(({ path, before, after, eventIds }) => ({
        path,
        before: after,
        after: before,
        eventIds,
      }));
      const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
      expect(sameContent(there.sort(byPath), back.sort(byPath))).toBe(true);
    });
  });
});
