import fc from 'fast-check';
import { derivedId } from '../kernel/derived-id.js';
import { personal } from '../kernel/personal-text.js';
import { type RuleViolation } from '../kernel/rule-violation.js';
import { stateAt } from '../kernel/history.js';
import { CARRIER, PARTNER } from '../testing/alliance.js';
import { randomFacts } from '../testing/random-event.js';
import {
  closedRound,
  disclosed,
  noRound,
  openRound,
  ROUND_ASKED,
  wrappedKey,
} from '../testing/told-round.js';
import { admitSheet, type SheetAnswers } from './admit-sheet.js';
import { questionnaireOf } from './questionnaires/questionnaires.js';
import {
  OfficialSheetNamed,
  PanelInvited,
  ResultsDrawn,
  RoundClosed,
  RoundOpened,
  RoundReopened,
  SilentReminded,
} from './round-events.js';
import { currentOpening, invitedTo, roundFold, roundStateOf } from './round-state.js';
import { roundEvents } from './round.js';
import { sheetIdOf } from './sheet.js';

const on = '2012-03-10';
const questionnaire = questionnaireOf('three-impacts', 1)!;
const codes = questionnaire.questions.map(({ code }) => code);
const party = { kind: 'party', organisationId: CARRIER } as const;
const reopening = { reason: 'panel-incomplete', closesOn: '2012-06-30', key: wrappedKey(2) } as const;
const take = (answers: SheetAnswers, day = on, story = openRound) =>
  admitSheet(story.state(), questionnaire, party, answers, day);

describe('A round', () => {
  it('is opened once, on what it asks, under a key that it bears wrapped', () => {
    const asked = { ...ROUND_ASKED, parties: [...ROUND_ASKED.parties], panels: [...ROUND_ASKED.panels] };
    expect(noRound.records('2012-03-01', 'open-round', asked)).toEqual([RoundOpened.of(asked)]);
    expect(roundStateOf(openRound.state())).toBe('open');
    expect(currentOpening(openRound.state())).toMatchObject({ opening: 1, key: wrappedKey(1) });
    expect(JSON.stringify(openRound.state())).not.toContain(disclosed(1));
  });

  it('is closed by whoever leads it, with the key that its opening announced, and no other', () => {
    expect(openRound.records('2012-04-02', 'close-round', { key: disclosed(1) })).toEqual([
      RoundClosed.of({ opening: 1, key: disclosed(1) }),
    ]);
    expect(() => openRound.records('2012-04-02', 'close-round', { key: disclosed(2) })).toThrow(
      'not that of',
    );
    expect(closedRound.records('2012-04-03', 'close-round', { key: null })).toEqual([]);
    expect(roundStateOf(closedRound.state())).toBe('closed');
  });

  it('that is reopened with its reason has another opening, another key and another day', () => {
    const [event] = closedRound.records('2012-05-01', 'reopen-round', { ...reopening, comment: 'x' });
    expect(event).toEqual(RoundReopened.of({ opening: 2, ...reopening, comment: personal('x') }));
    const reopened = closedRound.did('2012-05-01', 'reopen-round', reopening);
    expect(roundStateOf(reopened.state())).toBe('reopened');
    const again = reopened.did('2012-07-01', 'close-round', { key: disclosed(2) });
    expect(again.state().openings.map(({ opening, disclosedKey }) => [opening, disclosedKey])).toEqual([
      [1, disclosed(1)],
      [2, disclosed(2)],
    ]);
    expect(closedRound.refuses('2012-05-01', 'reopen-round', { ...reopening, reason: 'other' }).code).toBe(
      'COMMENT_REQUIRED',
    );
    expect(openRound.refuses(on, 'reopen-round', reopening).code).toBe('ROUND_NOT_CLOSED');
  });

  it('comes to the same whatever the order of what happened while it was open', () => {
    const happened = [
      PanelInvited.of({ panel: 'beneficiaries', batchId: derivedId('one batch'), invitations: 10 }),
      PanelInvited.of({ panel: 'beneficiaries', batchId: derivedId('another'), invitations: 5 }),
      OfficialSheetNamed.of({ organisationId: CARRIER, sheetId: derivedId('of the carrier') }),
      OfficialSheetNamed.of({ organisationId: PARTNER, sheetId: derivedId('of the partner') }),
      SilentReminded.of({ organisationIds: [PARTNER], panels: [] }),
    ];
    const inAnyOrder = fc.shuffledSubarray(happened, { minLength: happened.length });
    const outcome = (events: typeof happened) => {
      const told = events.reduce((story, event) => story.happened(on, event), openRound);
      const { officialSheets, batches, reminders, ...rest } = told
        .did('2012-04-02', 'close-round', { key: disclosed(1) })
        .state();
      return { rest, officialSheets, batches: batches.length, reminders };
    };
    fc.assert(
      fc.property(inAnyOrder, (events) => expect(outcome(events)).toEqual(outcome(happened))),
      { numRuns: 30 },
    );
  });

  it('has its results drawn once for each closing', () => {
    const drawn = { opening: 1, viewpoints: [] };
    expect(closedRound.records('2012-04-02', 'draw-results', drawn)).toEqual([ResultsDrawn.of(drawn)]);
    const told = closedRound.did('2012-04-02', 'draw-results', drawn);
    expect(told.records('2012-04-02', 'draw-results', drawn)).toEqual([]);
    expect(openRound.refuses(on, 'draw-results', drawn).code).toBe('ROUND_NOT_CLOSED');
  });

  it('invites the members of a panel that it asks, batch after batch', () => {
    const thirty = { panel: 'beneficiaries', invitations: 30 } as const;
    expect(openRound.records(on, 'invite-panel', thirty)).toEqual([
      PanelInvited.of({ ...thirty, batchId: derivedId(openRound.commandId, 'batch') }),
    ]);
    const twice = openRound.did(on, 'invite-panel', thirty).did(on, 'invite-panel', thirty);
    expect([invitedTo(twice.state(), 'beneficiaries'), invitedTo(twice.state(), 'mayors')]).toEqual([60, 0]);
  });

  it('says all that is wrong with an opening at once', () => {
    const wrong = { ...ROUND_ASKED, parties: [], panels: [], closesOn: '2012-02-01' };
    const codesOf = () => {
      try {
        noRound.records('2012-03-01', 'open-round', wrong);
      } catch (error) {
        const { code, also } = error as RuleViolation;
        return [code, ...also.map((other) => other.code)];
      }
    };
    expect(codesOf()).toEqual(['ROUND_CLOSES_IN_THE_PAST', 'ROUND_ASKS_NOBODY']);
  });

  it('folds whatever comes, in any order', () => {
    fc.assert(
      fc.property(randomFacts(roundEvents), (facts) => {
        expect(() => stateAt(roundFold, facts)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

describe('A sheet', () => {
  it('is taken on the questionnaire’s own scale, "not concerned" and "don’t know" among its answers', () => {
    const answers = { [codes[0]!]: 4, [codes[1]!]: 'not-concerned', [codes[2]!]: 'dont-know' } as const;
    const { opening, content } = take({ kind: 'answers', answers, comments: { [codes[0]!]: 'oui' } });
    expect(opening.opening).toBe(1);
    expect(content).toEqual({ kind: 'answers', answers, comments: { [codes[0]!]: personal('oui') } });
  });

  it('is taken until the last day, that day included, and while the round is open', () => {
    const empty = { kind: 'answers', answers: {}, comments: {} } as const;
    expect(take(empty, '2012-03-31').opening.opening).toBe(1);
    expect(() => take(empty, '2012-04-01')).toThrow('ROUND_OVER');
    expect(() => take(empty, on, closedRound)).toThrow('ROUND_CLOSED');
  });

  it('is refused with all its faults at once', () => {
    const faults = () => {
      try {
        take({
          kind: 'answers',
          answers: { [codes[0]!]: 0, [codes[1]!]: 1.5, unheard: 1 },
          comments: { [codes[3]!]: 'x'.repeat(501), other: 'y' },
        });
      } catch (error) {
        const { code, field, also } = error as RuleViolation;
        return [[code, field], ...also.map((other) => [other.code, other.field])];
      }
    };
    expect(faults()).toEqual([
      ['ANSWER_NOT_ON_SCALE', `answers/${codes[0]}`],
      ['ANSWER_NOT_ON_SCALE', `answers/${codes[1]}`],
      ['QUESTION_UNKNOWN', 'answers/unheard'],
      ['COMMENT_TOO_LONG', `comments/${codes[3]}`],
      ['QUESTION_UNKNOWN', 'comments/other'],
    ]);
  });

  it('is one for each person who answers for a party, one for an invitation, one for a panel’s counts', () => {
    const roundId = derivedId('a round');
    const ids = [
      sheetIdOf(roundId, party, 'a'),
      sheetIdOf(roundId, party, 'b'),
      sheetIdOf(roundId, { kind: 'party', organisationId: PARTNER }, 'a'),
      sheetIdOf(roundId, { kind: 'panel-member', panel: 'mayors', invitationId: CARRIER }, 'a'),
      sheetIdOf(roundId, { kind: 'panel-counts', panel: 'mayors' }, 'a'),
    ];
    expect(new Set(ids).size).toBe(5);
    const counts = { kind: 'panel-counts', panel: 'mayors' } as const;
    expect(sheetIdOf(roundId, counts, 'a')).toBe(sheetIdOf(roundId, counts, 'b'));
  });
});
