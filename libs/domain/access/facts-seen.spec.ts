import { FactCorrected } from '../kernel/correction.js';
import { stateAt } from '../kernel/history.js';
import { isClear, isSealed } from '../kernel/personal-text.js';
import { partnershipFold } from '../partnership/partnership-state.js';
import { EvidenceBrought, GateDecided } from '../partnership/partnership-events.js';
import { alliance, CARRIER, evidenced, FUNDER, INDICATOR, PARTNER } from '../testing/alliance.js';
import { type PartnershipStory } from '../testing/alliance.js';
import { factsSeen } from './facts-seen.js';
import { type Sight } from './sight.js';

const whole = (organisationId: string | null, isFunderOrEvaluator = false): Sight => ({
  extent: 'whole',
  organisationId,
  isFunderOrEvaluator,
});
const on = '2010-06-01';
const story = alliance('2010-01-01');
const opinion = (
  told: PartnershipStory,
  organisationId: string,
  audience: 'author' | 'funders-and-evaluators',
) => told.did(on, 'give-opinion', { gate: 'conception', organisationId, opinion: 'reserved', audience });
const stateSeen = (sight: Sight, told: PartnershipStory) =>
  stateAt(partnershipFold, factsSeen(sight, told.facts));

describe('An opinion', () => {
  const told = opinion(opinion(story, CARRIER, 'author'), PARTNER, 'funders-and-evaluators');
  const authors = (sight: Sight) =>
    stateSeen(sight, told).gates.opinions.map(({ organisationId }) => organisationId);

  it('is read by whom it is addressed to, by its author and by auditors', () => {
    expect(authors({ extent: 'everything' })).toEqual([CARRIER, PARTNER]);
    expect(authors(whole(CARRIER))).toEqual([CARRIER]);
    expect(authors(whole(PARTNER))).toEqual([PARTNER]);
    expect(authors(whole(FUNDER, true))).toEqual([PARTNER]);
    expect(authors(whole(null))).toEqual([]);
  });

  it('is kept by its author who has left, and by no former funder', () => {
    const left = { extent: 'until-left', leftOn: '2011-01-01', leavingKnownAt: 99n } as const;
    expect(authors({ ...left, organisationId: CARRIER })).toEqual([CARRIER]);
    expect(authors({ ...left, organisationId: FUNDER })).toEqual([]);
  });

  it('is hidden with all that was ever said of it', () => {
    const factId = told.factId('partnership.opinion-given');
    const withdrawn = told.did('2011-01-01', 'withdraw-fact', { factId, reason: 'incorrect', comment: 'x' });
    expect(factsSeen(whole(CARRIER), withdrawn.facts)).toEqual(factsSeen(whole(CARRIER), told.facts));
  });

  it('that is addressed to others since is read by them from its beginning', () => {
    const factId = told.factId('partnership.opinion-given');
    const opened = told.did('2011-01-01', 'correct-fact', {
      factId,
      changes: { audience: 'parties' },
      reason: 'incorrect',
      comment: 'x',
    });
    expect(factsSeen(whole(CARRIER), opened.facts)).toHaveLength(told.facts.length + 1);
  });
});

describe('Evidence', () => {
  const told = evidenced(story, on, 'conception').did(on, 'bring-evidence', {
    gate: 'conception',
    criterion: 'need-analysed',
    kind: 'text',
    text: 'x',
    audience: 'funders-and-evaluators',
  });
  const hidden = told.facts.at(-1)!.id;
  const decided = told.did('2010-07-01', 'decide-at-gate', {
    gate: 'conception',
    outcome: 'go',
    deciderIds: [CARRIER],
  });
  const named = (sight: Sight, { facts }: PartnershipStory) =>
    JSON.stringify(factsSeen(sight, facts).map(({ data }) => data));

  it('is named by no decision that is shown to those it is not addressed to', () => {
    expect(named(whole(CARRIER), decided)).not.toContain(hidden);
    expect(named(whole(FUNDER, true), decided)).toContain(hidden);
    expect(stateSeen(whole(CARRIER), decided).path).toEqual(decided.state().path);
  });

  it('nor by a correction of one', () => {
    const factId = decided.factId(GateDecided.type);
    const corrected = decided.did('2011-01-01', 'correct-fact', {
      factId,
      correctOccurredOn: '2010-06-15',
      reason: 'incorrect',
      comment: 'x',
    });
    expect(named(whole(CARRIER), corrected)).not.toContain(hidden);
    expect(named(whole(CARRIER), corrected)).toContain(factId);
  });

  it('changes nothing for those who read all of it', () => {
    const shared = evidenced(story, on, 'conception');
    expect(factsSeen(whole(CARRIER), shared.facts)).toBe(shared.facts);
    expect(shared.factId(EvidenceBrought.type)).toBeDefined();
  });
});

describe('What is published', () => {
  const told = evidenced(story, on, 'conception')
    .did(on, 'change-category', { category: 'patronage', comment: 'un mot' })
    .did('2010-07-01', 'decide-at-gate', {
      gate: 'conception',
      outcome: 'conditional',
      conditions: [{ text: 'un local', dueOn: '2011-01-01' }],
      deciderIds: [CARRIER],
      comment: 'un mot',
    })
    .did('2011-01-01', 'propose-indicator', { definition: INDICATOR, replyBy: '2011-06-01' });
  const published = (...items: Extract<Sight, { extent: 'published' }>['items'][number][]): Sight => ({
    extent: 'published',
    items,
  });
  const personalIn = (value: unknown): boolean =>
    isClear(value) ||
    isSealed(value) ||
    (typeof value === 'object' && value !== null && Object.values(value).some(personalIn));

  it('is what the items say, path included, and no personal text', () => {
    const state = stateSeen(published('presentation'), told);
    expect(state.description).toEqual(told.state().description);
    expect(state.path).toEqual(told.state().path);
    expect(state.evaluation).toMatchObject({ parties: [], indicators: [] });
    expect(state.gates).toMatchObject({ evidence: [], opinions: [], conditions: [] });
    for (const { data } of factsSeen(published('presentation', 'parties', 'indicators'), told.facts))
      expect(personalIn(data)).toBe(false);
  });

  it('names no organisation while the parties are not', () => {
    const facts = factsSeen(published('presentation'), told.facts);
    for (const id of [CARRIER, PARTNER, FUNDER])
      expect(JSON.stringify(facts.map(({ data }) => data))).not.toContain(id);
    const { parties, indicators } = stateSeen(
      published('presentation', 'parties', 'indicators'),
      told,
    ).evaluation;
    expect(parties.map(({ organisationId }) => organisationId)).toEqual([CARRIER, PARTNER, FUNDER]);
    expect(indicators).toHaveLength(1);
  });

  it('is corrected where it was, its comment aside', () => {
    const corrected = told.did('2012-01-01', 'correct-fact', {
      factId: told.facts[0]!.id,
      changes: { title: 'Jardins' },
      reason: 'incorrect',
      comment: 'un mot',
    });
    const facts = factsSeen(published('presentation'), corrected.facts);
    expect(facts.at(-1)!.type).toBe(FactCorrected.type);
    expect(personalIn(facts.at(-1)!.data)).toBe(false);
    expect(stateAt(partnershipFold, facts).description.title).toBe('Jardins');
  });
});
