import { type Random } from '../random.js';
import { change, creation, words, type Act, type Make } from './act.js';
import { type Partnership, type Round, type World } from './world.js';

const ENOUGH_ROUNDS = 6;
/** Nothing of it is held back: below, a panel's results would tell nothing. */
const THRESHOLD = 3;
const FAR_OFF = '2099-12-31';
/** Marks of a question on the impacts. */
const MARKS = 5;

/** Who transcribes for others says from which paper. */
const source = { document: 'Procès-verbal (fictif)' };

/** A round on one panel of a partnership, as of today: the ledger itself draws its results when it closes. */
export const openRound: Make<Partnership> = (world, random, partnership) => {
  if (world.rounds.length >= ENOUGH_ROUNDS) return null;
  const body = {
    ...{ title: words(random), questionnaire: { code: 'three-impacts', version: 1 }, source },
    ...{ organisationIds: [], panels: [{ panel: 'beneficiaries', threshold: THRESHOLD }], closesOn: FAR_OFF },
  };
  return {
    asked: creation('open a round', `/v1/partnerships/${partnership.id}/rounds`, body, 1),
    about: null,
    learn: ({ id, revision }) =>
      world.rounds.push({ id, revision, isOpen: true, counts: { revision: null } }),
  };
};

function enterCounts({ id, counts }: Round, random: Random): Act | null {
  if (!counts) return null;
  const marks = Array.from({ length: MARKS }, () => random.between(THRESHOLD, 9));
  const sheets = marks.reduce((sum, count) => sum + count, 0);
  return change(counts, {
    act: 'enter counts',
    method: 'PUT',
    path: `/v1/rounds/${id}/panels/beneficiaries/counts`,
    body: { sheets, counts: { people: { marks, notConcerned: 0, dontKnow: 0 } }, source },
  });
}

const close = (round: Round): Act =>
  change(round, { act: 'close a round', path: `/v1/rounds/${round.id}/closing`, body: {} }, () => {
    round.isOpen = false;
  });

const reopen = (round: Round, random: Random): Act =>
  change(
    round,
    {
      act: 'reopen a round',
      path: `/v1/rounds/${round.id}/reopening`,
      body: { reason: 'other', comment: words(random), closesOn: FAR_OFF },
    },
    () => (round.isOpen = true),
  );

/** What is done to a round: mostly what it lends itself to, were every answer known. */
export function onARound(_: World, random: Random, round: Round): Act {
  const seemsOpen = random.chance(0.9) ? round.isOpen : !round.isOpen;
  if (!seemsOpen) return reopen(round, random);
  return (random.chance(0.6) ? enterCounts(round, random) : null) ?? close(round);
}
