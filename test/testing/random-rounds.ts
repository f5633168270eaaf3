import { addDays, derivedId, SUB_IMPACTS } from '#domain';
import { CARRIER, PARTNER } from '#domain/testing';
import { InMemoryEventStore, InMemoryTextKeyStore, SheetSeal } from '#event-store';
import { type FactToRecord } from './random-log.js';
import { factsOfRound, partySheet, type ToldRound } from './told-rounds.js';

/** Every third of the random partnerships has a round. */
const STEP = 3;

/** A round of one of the random partnerships, on days of their lives; every other one stays open. */
export function roundAt(rank: number): ToldRound {
  const day = (days: number): string => addDays('2010-01-01', 350 * (rank % 11) + days);
  return {
    ...{ name: `random ${rank}`, partnershipId: derivedId('random', rank) },
    parties: [
      { organisationId: CARRIER, sphere: 'association' },
      { organisationId: PARTNER, sphere: 'company' },
    ],
    panels: [{ panel: 'citizens', threshold: 3 }],
    ...{ openedOn: day(0), closesOn: day(60), closedOn: rank % 2 === 0 ? day(61) : null },
    sheets: [CARRIER, PARTNER].map((id, place) =>
      partySheet(id, day(10 + place), Object.fromEntries(SUB_IMPACTS.map((one) => [one, 2 + place]))),
    ),
    then: (story) =>
      rank % 2 === 0
        ? story
            .did(day(90), 'record-finding', { kind: 'finding', subImpact: null, text: `Un constat ${rank}` })
            .did(day(400), 'agree-action', {
              ...{ title: `Une action ${rank}`, ownerId: PARTNER, dueOn: day(800) },
            })
        : story.did(day(30), 'remind-silent', { organisationIds: [PARTNER], panels: ['citizens'] }),
  };
}

/** A log of random lives with rounds of some of them, told all over it: each keeps its order. */
export async function withRounds(
  log: readonly FactToRecord[],
  partnerships: number,
): Promise<readonly FactToRecord[]> {
  const seal = new SheetSeal(new InMemoryTextKeyStore(new InMemoryEventStore()), Buffer.alloc(32, 7));
  const placed = log.map((fact, place) => ({ fact, place }));
  for (let rank = 0; rank < partnerships; rank += STEP) {
    const facts = await factsOfRound(roundAt(rank), seal);
    const first = (log.length * (rank % 7)) / 8;
    placed.push(
      ...facts.map((fact, n) => ({ fact, place: first + ((log.length - first) * n) / facts.length })),
    );
  }
  return placed.toSorted((a, b) => a.place - b.place).map(({ fact }) => fact);
}
