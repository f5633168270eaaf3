import fc from 'fast-check';
import { historyOf, stateAt } from '../kernel/history.js';
import { OpinionGiven } from '../partnership/partnership-events.js';
import { alliance, CARRIER, EVALUATOR, FUNDER, PARTNER, STRANGER } from '../testing/alliance.js';
import { randomLife } from '../testing/random-life.js';
import { leavingsFold } from './leavings.js';
import { factsSeen } from './facts-seen.js';
import { sightOf } from './sight.js';
import { type Viewer } from './viewer.js';
import { correctionsAllowed, mayAct } from './who-may-act.js';

const actingFor = (id: string, role = 'partner'): Viewer => ({
  roles: [role],
  organisation: { id, sphere: 'association', homeTerritory: null },
});

describe('The word of one organisation, as a fact', () => {
  const said = alliance('2010-01-01').did('2010-06-01', 'give-opinion', {
    ...{ gate: 'conception', organisationId: PARTNER, opinion: 'reserved', audience: 'parties' },
  });
  const opinion = said.factId(OpinionGiven.type);
  const offered = (viewer: Viewer) => correctionsAllowed(viewer, said.state(), said.facts).includes(opinion);

  it('is offered for correction to that one and to the data steward, not to another of the same role', () => {
    expect(offered(actingFor(PARTNER))).toBe(true);
    expect(offered({ roles: ['data-steward'], organisation: null })).toBe(true);
    expect(offered(actingFor(CARRIER))).toBe(false);
    expect(offered(actingFor(FUNDER, 'funder'))).toBe(false);
  });
});

it('Corrections are offered of those facts of which a withdrawal is then let through', () => {
  const viewers: readonly Viewer[] = [
    ...[CARRIER, PARTNER, FUNDER, EVALUATOR, STRANGER].map((id) => actingFor(id)),
    { roles: ['data-steward'], organisation: null },
    { roles: ['auditor'], organisation: null },
  ];
  let both = 0;
  fc.assert(
    fc.property(
      randomLife({ corrected: true, length: 25, seenApart: true }),
      fc.constantFrom(...viewers),
      (stories, viewer) => {
        const life = stories.at(-1)!;
        const { facts } = life;
        const state = life.state();
        const sight = sightOf(viewer, state, stateAt(leavingsFold, facts));
        const seen = sight ? factsSeen(sight, facts) : [];
        const offered = correctionsAllowed(viewer, state, seen);
        const letThrough = historyOf(seen)
          .map(({ id }) => id)
          .filter((factId) => mayAct(viewer, { type: 'withdraw-fact', data: { factId } }, state, seen));
        expect(offered.toSorted()).toEqual(letThrough.toSorted());
        if (offered.length > 0 && offered.length < seen.length) both += 1;
      },
    ),
    { numRuns: 200, endOnFailure: true },
  );
  expect(both).toBeGreaterThan(20);
});
