import fc from 'fast-check';
import { PANELS } from '../reference/viewpoints.js';
import { derivedId } from '../kernel/derived-id.js';
import { questionnaireOf } from './questionnaires/questionnaires.js';
import { divergences, expectedAgainstPerceived, impactReading, valueReading } from './readings.js';
import { drawResults, type AskedInRound, type CountedSheet } from './results.js';
import { type DrawnViewpoint, type Tally } from './round-events.js';
import { type Answer } from './sheet-content.js';
import { emptyTally, figuresOf, marksGiven, withAnswer } from './tallies.js';

const THRESHOLD = 3;
const questionnaire = questionnaireOf('three-impacts', 1)!;
const crossed = questionnaireOf('crossed-viewpoints', 1)!;
const codes = questionnaire.questions.map(({ code }) => code);
const [association, company] = [derivedId('association'), derivedId('company')];
const round: AskedInRound = {
  parties: [
    { organisationId: association, sphere: 'association' },
    { organisationId: company, sphere: 'company' },
  ],
  panels: [
    { panel: 'beneficiaries', threshold: THRESHOLD },
    { panel: 'mayors', threshold: THRESHOLD },
  ],
  officialSheets: {},
};

/** Ten members of the panel, from a document. */
const COUNTS: CountedSheet = {
  sheetId: derivedId('counts'),
  respondent: { kind: 'panel-counts', panel: 'beneficiaries' },
  content: {
    kind: 'counts',
    sheets: 10,
    counts: { people: { marks: [1, 0, 2, 3, 4], notConcerned: 0, dontKnow: 0 } },
  },
  isAfterResults: false,
};

type Answers = Record<string, Answer>;
const content = (answers: Answers) => ({ kind: 'answers' as const, answers, comments: {} });
const ofParty = (
  organisationId: string,
  n: number,
  answers: Answers,
  isAfterResults = false,
): CountedSheet => ({
  sheetId: derivedId(organisationId, n),
  respondent: { kind: 'party', organisationId },
  content: content(answers),
  isAfterResults,
});
const ofPanel = (n: number, answers: Answers, isAfterResults = false): CountedSheet => ({
  sheetId: derivedId('member', n),
  respondent: { kind: 'panel-member', panel: 'beneficiaries', invitationId: derivedId('invitation', n) },
  content: content(answers),
  isAfterResults,
});
const draw = (sheets: readonly CountedSheet[], earlier: readonly DrawnViewpoint[] | null = null) =>
  drawResults(round, questionnaire, sheets, earlier);
const panelOf = (drawn: readonly DrawnViewpoint[]): DrawnViewpoint =>
  drawn.find(({ viewpoint }) => viewpoint.kind === 'panel')!;

const mark = fc.integer({ min: 1, max: 5 });
const answer = fc.oneof(
  { weight: 3, arbitrary: mark },
  fc.constantFrom<Answer>('not-concerned', 'dont-know'),
);
/** Few questions, so that cells close to the threshold are common. */
const answers = fc.dictionary(fc.constantFrom(...codes.slice(0, 4)), answer, { noNullPrototype: true });
const panelAnswers = fc.array(answers, { maxLength: 8 });
const sheetsOfAll = fc
  .tuple(panelAnswers, fc.array(answers, { maxLength: 3 }), fc.array(answers, { maxLength: 3 }))
  .map(([panel, first, second]) => [
    ...panel.map((each, n) => ofPanel(n, each)),
    ...first.map((each, n) => ofParty(association, n, each)),
    ...second.map((each, n) => ofParty(company, n, each)),
  ]);

describe('Figures of a tally', () => {
  const figures = (...given: Answer[]) => figuresOf(given.reduce(withAnswer, emptyTally(5)));

  it('of marks 1, 2, 2, 5: median 2, from 1 to 5, quartiles 1.5 and 3.5, spread 2', () =>
    expect(figures(1, 5, 2, 2)).toEqual({
      n: 4,
      median: 2,
      min: 1,
      max: 5,
      lowerQuartile: 1.5,
      upperQuartile: 3.5,
      spread: 2,
      notConcerned: 0,
      dontKnow: 0,
    }));

  it('of one mark are that mark, without spread', () =>
    expect(figures(4)).toMatchObject({ n: 1, median: 4, lowerQuartile: 4, upperQuartile: 4, spread: 0 }));

  it('of no mark are none', () =>
    expect(figures('not-concerned', 'dont-know')).toMatchObject({
      n: 0,
      median: null,
      spread: null,
      notConcerned: 1,
      dontKnow: 1,
    }));

  it('are those of the marks written out in order', () => {
    const middle = (sorted: number[]) =>
      (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 20 }), (marks) => {
        const sorted = [...marks].sort((one, other) => one - other);
        const half = Math.ceil(sorted.length / 2);
        expect(figures(...marks)).toMatchObject({
          n: marks.length,
          median: middle(sorted),
          min: sorted[0],
          max: sorted.at(-1),
          lowerQuartile: middle(sorted.slice(0, half)),
          upperQuartile: middle(sorted.slice(-half)),
        });
      }),
    );
  });

  it('of marks are not changed by "not concerned" or "don\'t know"', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), fc.array(answer, { maxLength: 8 }), (marks, others) => {
        const none = others.filter((each) => typeof each === 'string');
        const { notConcerned, dontKnow, ...withThem } = figures(...none, ...marks);
        const { notConcerned: _, dontKnow: __, ...without } = figures(...marks);
        expect(withThem).toEqual(without);
        expect(notConcerned + dontKnow).toBe(none.length);
      }),
    );
  });
});

describe('A party', () => {
  it('is shown whatever its number, by all that its people answered', () => {
    const [viewpoint] = draw([
      ofParty(association, 1, { people: 2 }),
      ofParty(association, 2, { people: 5 }),
    ]);
    expect(viewpoint).toMatchObject({ sheets: 2, afterResults: 0, isOfficial: false });
    expect(figuresOf(viewpoint!.questions.people!).median).toBe(3.5);
  });

  it('that named its sheet is shown by that one alone', () => {
    const [one, two] = [ofParty(association, 1, { people: 2 }), ofParty(association, 2, { people: 5 })];
    const [viewpoint] = drawResults(
      { ...round, officialSheets: { [association]: two.sheetId } },
      questionnaire,
      [one, two],
      null,
    );
    expect(viewpoint).toMatchObject({ sheets: 1, isOfficial: true });
    expect(figuresOf(viewpoint!.questions.people!)).toMatchObject({ n: 1, median: 5 });
  });

  it('that named a sheet of another party, or one that does not count, is shown by its own', () => {
    const theirs = ofParty(company, 1, { people: 5 });
    const [viewpoint] = drawResults(
      { ...round, officialSheets: { [association]: theirs.sheetId } },
      questionnaire,
      [ofParty(association, 1, { people: 2 }), theirs],
      null,
    );
    expect(viewpoint).toMatchObject({ sheets: 1, isOfficial: false });
  });

  it('that kept silent is told as silent', () =>
    expect(draw([])[1]).toEqual({
      viewpoint: { kind: 'party', organisationId: company, sphere: 'company' },
      sheets: 0,
      afterResults: 0,
      isOfficial: false,
      questions: {},
    }));
});

describe('A panel', () => {
  it('below its threshold is withheld, its number too', () =>
    expect(panelOf(draw([ofPanel(1, { people: 5 }), ofPanel(2, { people: 5 })]))).toMatchObject({
      sheets: null,
      afterResults: null,
      questions: {},
    }));

  it('is shown by the questions with enough marks', () => {
    const shown = panelOf(
      draw([
        ofPanel(1, { people: 5, societal: 1 }),
        ofPanel(2, { people: 4, societal: 'dont-know' }),
        ofPanel(3, { people: 4, societal: 2 }),
      ]),
    );
    expect(shown.sheets).toBe(3);
    expect(Object.keys(shown.questions)).toEqual(['people']);
  });

  it('counted on paper is added to its members', () => {
    const members = [1, 2, 3].map((n) => ofPanel(n, { people: 5 }));
    expect(panelOf(draw([COUNTS, ...members]))).toMatchObject({
      sheets: 13,
      questions: { people: { marks: [1, 0, 2, 3, 7] } },
    });
    expect(panelOf(draw([COUNTS]))).toMatchObject({ sheets: 10 });
  });

  it('counted on paper is withheld with its few members: the paper taken from the sum would tell them', () => {
    expect(panelOf(draw([COUNTS, ofPanel(1, { people: 5 })]))).toMatchObject({ sheets: null, questions: {} });
    const members = [1, 2, 3].map((n) => ofPanel(n, n === 1 ? { people: 5 } : { societal: 2 }));
    const { sheets, questions } = panelOf(draw([COUNTS, ...members]));
    expect([sheets, Object.keys(questions)]).toEqual([13, []]);
  });

  it('tells nothing of what it withholds: whatever was answered there, the drawing is the same', () => {
    fc.assert(
      fc.property(panelAnswers, panelAnswers, (given, others) => {
        const sheets = given.map((each, n) => ofPanel(n, each));
        const before = panelOf(draw(sheets));
        const changed = given.map((each, n) => {
          const open = Object.entries(each).filter(
            ([code]) => before.sheets !== null && code in before.questions,
          );
          const hidden = Object.entries(others[n] ?? {}).filter(
            ([code]) => !Object.keys(before.questions).includes(code),
          );
          return ofPanel(n, Object.fromEntries([...open, ...hidden]));
        });
        // Only answers that would be withheld too are another secret behind the same drawing.
        const after = panelOf(draw(changed));
        fc.pre(Object.keys(after.questions).every((code) => code in before.questions));
        expect(after).toEqual(before);
      }),
    );
  });
});

describe('A round closed, reopened and closed again', () => {
  /** What changes at each reopening: sheets revised or added. */
  const openings = fc.array(fc.array(fc.tuple(fc.nat(9), answers), { maxLength: 8 }), {
    minLength: 2,
    maxLength: 4,
  });

  /** The panel as drawn at each closing. */
  function drawings(changes: readonly (readonly (readonly [number, Answers])[])[]): DrawnViewpoint[] {
    const sheets = new Map<number, CountedSheet>();
    const drawn: DrawnViewpoint[][] = [];
    for (const [opening, changed] of changes.entries()) {
      for (const [n, each] of changed) sheets.set(n, ofPanel(n, each, opening > 0));
      drawn.push(draw([...sheets.values()], drawn.length > 0 ? drawn.flat() : null));
    }
    return drawn.map(panelOf);
  }

  const six = [0, 1, 2, 3, 4, 5].map((n): [number, Answers] => [n, { people: 3 }]);

  it('says nothing new of a panel of which one sheet is new', () => {
    const [first, second] = drawings([six, [[6, { people: 1 }]]]);
    expect(second).toEqual(first);
  });

  it('shows a panel anew once enough of its sheets are', () => {
    const [, second] = drawings([six, [6, 7, 8].map((n): [number, Answers] => [n, { people: 1 }])]);
    expect(second).toMatchObject({
      sheets: 9,
      afterResults: 3,
      questions: { people: { marks: [3, 0, 6, 0, 0] } },
    });
  });

  it('keeps a question as it was while fewer answered it anew', () => {
    const [, second] = drawings([
      six,
      [
        [6, { people: 1 }],
        [7, { societal: 1 }],
        [8, { societal: 1 }],
      ],
    ]);
    expect(second).toMatchObject({ sheets: 9, questions: { people: { marks: [0, 0, 6, 0, 0] } } });
  });

  it('says nothing of one who answered anew, though the counts on paper were entered anew beside', () => {
    const members = [1, 2, 3].map((n) => ofPanel(n, { people: 5 }));
    const first = draw([COUNTS, ...members]);
    const counts = { people: { marks: [1, 0, 2, 3, 8], notConcerned: 0, dontKnow: 0 } };
    const anew: CountedSheet = {
      ...COUNTS,
      content: { kind: 'counts', sheets: 14, counts },
      isAfterResults: true,
    };
    const again = draw([anew, ...members, ofPanel(4, { people: 5 }, true)], first);
    expect(panelOf(again)).toEqual(panelOf(first));
    expect(panelOf(draw([anew, ...members], first))).toMatchObject({ sheets: 17 });
  });

  describe('partly counted from a document', () => {
    const counted = (marks: number[], isAfterResults: boolean): CountedSheet => ({
      ...COUNTS,
      content: {
        kind: 'counts',
        sheets: marks.reduce((sum, count) => sum + count, 0),
        counts: { people: { marks, notConcerned: 0, dontKnow: 0 } },
      },
      isAfterResults,
    });
    const members = [1, 2, 3].map((n) => ofPanel(n, { people: 5 }));
    const first = draw([counted([1, 0, 2, 3, 4], false), ...members]);
    const came = [4, 5, 6].map((n) => ofPanel(n, { people: 1 }, true));

    it('says nothing of the one member who answered a question anew, though enough answered others', () => {
      const beside = [4, 5].map((n) => ofPanel(n, { societal: 1 }, true));
      const again = draw(
        [counted([1, 0, 2, 3, 8], true), ...members, ...beside, ofPanel(6, { people: 1 }, true)],
        first,
      );
      expect(panelOf(again).questions.people).toEqual(panelOf(first).questions.people);
    });

    it('says nothing of the one member who came after those whom an earlier reopening showed', () => {
      const second = draw([counted([1, 0, 2, 3, 4], false), ...members, ...came], first);
      const third = draw(
        [counted([1, 0, 2, 3, 8], true), ...members, ...came, ofPanel(7, { people: 2 }, true)],
        [...first, ...second],
      );
      expect(panelOf(third)).toEqual(panelOf(second));
    });
  });

  const cells = ({ marks, notConcerned, dontKnow }: Tally) => [...marks, notConcerned, dontKnow];

  it('tells whoever has the documents of counts, by no two of its drawings, of fewer members than the threshold', () => {
    const onPaper = fc.array(fc.nat(6), { minLength: 5, maxLength: 5 });
    // One question, or another one: enough answer it, and few of them anew.
    const one = fc.oneof(
      fc.constantFrom<Answers>({ people: 1 }, { people: 2 }),
      fc.constant<Answers>({ societal: 1 }),
    );
    const openingsBeside = fc.array(
      fc.tuple(fc.array(fc.tuple(fc.nat(15), one), { maxLength: 10 }), fc.option(onPaper)),
      { minLength: 2, maxLength: 4 },
    );
    const membersOnly = (sheets: readonly CountedSheet[]) =>
      sheets.filter(({ respondent }) => respondent.kind === 'panel-member');
    fc.assert(
      fc.property(openingsBeside, (changes) => {
        const sheets = new Map<number, CountedSheet>();
        const drawn: DrawnViewpoint[][] = [];
        /** What would be drawn were nothing withheld: of all, and of the members alone, which the documents tell from it. */
        const whole: { readonly all: DrawnViewpoint; readonly members: DrawnViewpoint }[] = [];
        const drawnWhole = (of: readonly CountedSheet[]) =>
          panelOf(
            drawResults(
              { ...round, panels: [{ panel: 'beneficiaries', threshold: 0 }] },
              questionnaire,
              of,
              null,
            ),
          );
        for (const [opening, [changed, marks]] of changes.entries()) {
          for (const [n, each] of changed) sheets.set(n, ofPanel(n, each, opening > 0));
          if (marks) {
            const people = { marks, notConcerned: 0, dontKnow: 0 };
            const size = marks.reduce((sum, count) => sum + count, 0);
            const said = { kind: 'counts' as const, sheets: size, counts: { people } };
            sheets.set(-1, { ...COUNTS, content: said, isAfterResults: opening > 0 });
          }
          const given = [...sheets.values()];
          drawn.push(draw(given, drawn.length > 0 ? drawn.flat() : null));
          whole.push({ all: drawnWhole(given), members: drawnWhole(membersOnly(given)) });
        }
        /** The opening whose answers a drawing shows, as its reader finds out. */
        const behind = (shown: Tally) =>
          whole.find(({ all }) => JSON.stringify(all.questions.people) === JSON.stringify(shown));
        const told = drawn.flatMap((each) => {
          const shown = panelOf(each).questions.people;
          return shown ? [behind(shown)!.members.questions.people] : [];
        });
        for (const [index, later] of told.entries()) {
          for (const earlier of told.slice(0, index)) {
            const was = earlier ? cells(earlier) : Array<number>(7).fill(0);
            let [more, fewer] = [0, 0];
            (later ? cells(later) : Array<number>(7).fill(0)).forEach((count, cell) => {
              const change = count - was[cell]!;
              if (change > 0) more += change;
              else fewer -= change;
            });
            for (const people of [more, fewer]) expect(people === 0 || people >= THRESHOLD).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never tells, by the difference of any two of its drawings, of fewer people than the threshold', () => {
    fc.assert(
      fc.property(openings, (changes) => {
        const shown = drawings(changes);
        for (const [index, later] of shown.entries()) {
          for (const earlier of shown.slice(0, index)) {
            for (const [code, tally] of Object.entries(later.questions)) {
              const before = earlier.questions[code];
              if (!before) continue;
              let [more, fewer] = [0, 0];
              cells(tally).forEach((count, cell) => {
                const change = count - cells(before)[cell]!;
                if (change > 0) more += change;
                else fewer -= change;
              });
              for (const told of [more, fewer]) expect(told === 0 || told >= THRESHOLD).toBe(true);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('Results', () => {
  it('do not depend on the order of the sheets', () => {
    fc.assert(
      fc.property(
        sheetsOfAll.chain((sheets) =>
          fc.tuple(
            fc.constant(sheets),
            fc.shuffledSubarray(sheets, { minLength: sheets.length, maxLength: sheets.length }),
          ),
        ),
        ([sheets, shuffled]) => expect(draw(shuffled)).toEqual(draw(sheets)),
      ),
    );
  });

  /** How often each answer was given to a question, counted one by one. */
  const byHand = (sheets: readonly CountedSheet[], code: string): Tally => {
    const tally = { marks: [0, 0, 0, 0, 0], notConcerned: 0, dontKnow: 0 };
    for (const { content: said } of sheets) {
      if (said.kind === 'counts') {
        const counts = said.counts[code];
        counts?.marks.forEach((count, place) => (tally.marks[place]! += count));
        tally.notConcerned += counts?.notConcerned ?? 0;
        tally.dontKnow += counts?.dontKnow ?? 0;
        continue;
      }
      const given = said.answers[code];
      if (given === 'not-concerned') tally.notConcerned += 1;
      else if (given === 'dont-know') tally.dontKnow += 1;
      else if (given !== undefined) tally.marks[given - 1]! += 1;
    }
    return tally;
  };

  it('are those counted by hand: a party’s to the last question, a panel’s wherever it is shown', () => {
    const counts = fc.record({
      marks: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
      ...{ notConcerned: fc.nat(2), dontKnow: fc.nat(2) },
    });
    const onPaper = fc
      .dictionary(fc.constantFrom(...codes.slice(0, 4)), counts, { noNullPrototype: true })
      .map((given): CountedSheet => ({
        sheetId: derivedId('counts'),
        respondent: { kind: 'panel-counts', panel: 'beneficiaries' },
        content: { kind: 'counts', sheets: 4, counts: given },
        isAfterResults: false,
      }));
    fc.assert(
      fc.property(sheetsOfAll, fc.option(onPaper), fc.option(fc.nat(2)), (given, paper, named) => {
        const sheets = paper ? [...given, paper] : given;
        const officialSheets: Record<string, string> =
          named === null ? {} : { [association]: derivedId(association, named) };
        for (const drawn of drawResults({ ...round, officialSheets }, questionnaire, sheets, null)) {
          const { viewpoint } = drawn;
          const own = sheets.filter(({ respondent }) =>
            viewpoint.kind === 'party'
              ? respondent.kind === 'party' && respondent.organisationId === viewpoint.organisationId
              : respondent.kind !== 'party' && respondent.panel === viewpoint.panel,
          );
          const stands = own.filter(
            ({ sheetId }) =>
              viewpoint.kind === 'party' && sheetId === officialSheets[viewpoint.organisationId],
          );
          const counted = stands.length > 0 ? stands : own;
          const people = counted.reduce(
            (sum, { content: said }) => sum + (said.kind === 'counts' ? said.sheets : 1),
            0,
          );
          // Who has the paper takes it from the sum: what is left is of none, or of enough.
          const members = paper ? counted.filter(({ content: said }) => said.kind === 'answers') : [];
          const isTold = (number: number) => number === 0 || number >= THRESHOLD;
          const isShown = viewpoint.kind === 'party' || (people >= THRESHOLD && isTold(members.length));
          const isQuestionShown = (code: string): boolean => {
            if (viewpoint.kind === 'party') return true;
            const left = byHand(members, code);
            const answered = marksGiven(left) + left.notConcerned + left.dontKnow;
            return (
              marksGiven(byHand(counted, code)) >= THRESHOLD && isTold(marksGiven(left)) && isTold(answered)
            );
          };
          expect([viewpoint, drawn.isOfficial, drawn.sheets]).toEqual([
            ...[viewpoint, stands.length > 0],
            isShown ? people : null,
          ]);
          if (isShown && counted.length > 0)
            expect(Object.keys(drawn.questions)).toEqual(codes.filter(isQuestionShown));
          for (const [code, tally] of Object.entries(drawn.questions))
            expect([code, tally]).toEqual([code, byHand(counted, code)]);
        }
      }),
    );
  });

  it('pool by sub-impact and impact what is shown, no more and no less', () => {
    fc.assert(
      fc.property(sheetsOfAll, (sheets) => {
        for (const drawn of draw(sheets)) {
          const { impacts, subImpacts } = impactReading(drawn, questionnaire);
          const shown = Object.values(drawn.questions).reduce((sum, tally) => sum + marksGiven(tally), 0);
          for (const pooled of [impacts, subImpacts]) {
            expect(Object.values(pooled).reduce((sum, figures) => sum + (figures?.n ?? 0), 0)).toBe(shown);
          }
        }
      }),
    );
  });

  it('show every party and panel asked, in the order asked, and nobody else', () => {
    const stranger = ofParty(derivedId('stranger'), 1, { people: 1 });
    expect(draw([stranger]).map(({ viewpoint }) => viewpoint.kind)).toEqual([
      'party',
      'party',
      'panel',
      'panel',
    ]);
    expect(draw([stranger])).toEqual(draw([]));
    expect(PANELS).toContain('mayors');
  });
});

describe('Readings of results', () => {
  const drawn = drawResults(
    round,
    crossed,
    [
      ofParty(association, 1, {
        people: 5,
        societal: 4,
        'association-added-value': 4,
        'expected-association-skills': 5,
        'perceived-association-skills': 3,
        'perceived-company-innovation': 2,
      }),
      ofParty(company, 1, {
        people: 2,
        societal: 4,
        'association-added-value': 2,
        'expected-company-innovation': 5,
      }),
      ...[1, 2, 3].map((n) => ofPanel(n, { people: 1, societal: 5 })),
    ],
    null,
  );
  const [asAssociation, asCompany, asBeneficiaries] = drawn.map(({ viewpoint }) => viewpoint);

  it('say where viewpoints lie furthest apart, the furthest first', () =>
    expect(divergences(drawn, crossed).slice(0, 3)).toEqual([
      { question: 'people', distance: 4, lowest: asBeneficiaries, highest: asAssociation },
      { question: 'association-added-value', distance: 2, lowest: asCompany, highest: asAssociation },
      { question: 'societal', distance: 1, lowest: asAssociation, highest: asBeneficiaries },
    ]));

  it('set what is perceived against what the framework states, else against what was answered', () => {
    const readings = expectedAgainstPerceived(
      drawn,
      crossed,
      (viewpoint) => (viewpoint === asAssociation ? 'association' : 'company'),
      (organisationId, objective) => (organisationId === association && objective === 'skills' ? 4 : null),
    );
    expect(readings).toEqual([
      {
        list: 'company',
        objective: 'innovation',
        viewpoint: asAssociation,
        expected: null,
        expectedFrom: null,
        perceived: 2,
        gap: null,
      },
      {
        list: 'company',
        objective: 'innovation',
        viewpoint: asCompany,
        expected: 5,
        expectedFrom: 'round',
        perceived: null,
        gap: null,
      },
      {
        list: 'association',
        objective: 'skills',
        viewpoint: asAssociation,
        expected: 4,
        expectedFrom: 'framework',
        perceived: 3,
        gap: -1,
      },
    ]);
  });

  it("read PME11's three values by viewpoint", () => {
    const [added, back, common] = valueReading(drawn, crossed);
    expect(added!.viewpoints.map(({ figures }) => figures?.median ?? null)).toEqual([4, 2, null, null]);
    expect([added!.value, back!.value, common!.value]).toEqual([
      'association-added-value',
      'company-return',
      'common-good-impact',
    ]);
  });
});
