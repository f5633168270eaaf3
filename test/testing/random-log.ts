import { randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import {
  addDays,
  derivedId,
  DOMAIN_EVENTS,
  FactCorrected,
  FactWithdrawn,
  ORGANISATION,
  OrganisationRegistered,
  OrganisationRenamed,
  PARTNERSHIP,
  SPHERES,
  type DatePrecision,
  type DomainEvent,
  type Fact,
} from '#domain';
import { CARRIER, EVALUATOR, FUNDER, PARTNER, randomLife, sealed } from '#domain/testing';
import { type EventStore } from '#event-store';

/** A fact to be recorded, as it stands in the log of what happened. */
export interface FactToRecord {
  readonly stream: string;
  readonly id: string;
  readonly event: DomainEvent;
  readonly occurredOn: string;
  readonly datePrecision: DatePrecision;
  /** The organisation acted for; none by default. */
  readonly onBehalfOf?: string | null;
}

/** The days of random lives, and what comes before and after. */
export const randomDay: fc.Arbitrary<string> = fc
  .integer({ min: -200, max: 6_000 })
  .map((days) => addDays('2010-01-01', days));

type Kind = 'moves-on-known-days' | 'anything' | 'seen-apart';

/** A story as facts of a stream of its own: each story counts its facts' ids from one. */
export function factsOfStory(streamId: string, facts: readonly Fact[]): FactToRecord[] {
  const own = new Map(facts.map(({ id }) => [id, derivedId(streamId, id)]));
  const told = (text: string) => [...own].reduce((so, [id, ownId]) => so.replaceAll(id, ownId), text);
  return facts.map(({ id, type, data, occurredOn, datePrecision, actor }) => ({
    stream: `${PARTNERSHIP}-${streamId}`,
    id: own.get(id)!,
    event: { type, data: JSON.parse(told(JSON.stringify(data))) as unknown },
    occurredOn,
    datePrecision,
    onBehalfOf: actor.onBehalfOf,
  }));
}

const partnershipFacts = (streamId: string, kind: Kind): fc.Arbitrary<readonly FactToRecord[]> =>
  randomLife({
    known: kind === 'moves-on-known-days',
    seenApart: kind === 'seen-apart',
    corrected: true,
    length: 60,
  }).map((stories) =>
    factsOfStory(streamId, stories.at(-1)!.facts).map((fact) => ({
      ...fact,
      onBehalfOf: kind === 'seen-apart' ? authorOf(fact.id) : null,
    })),
  );

/** One of the parties, by the fact's id. */
const authorOf = (id: string): string =>
  [CARRIER, PARTNER, FUNDER, EVALUATOR][Number.parseInt(id.slice(0, 4), 16) % 4]!;

/** Names in any order of dates, some corrected or withdrawn. */
const organisationFacts = (organisationId: string): fc.Arbitrary<readonly FactToRecord[]> =>
  fc
    .tuple(
      fc.constantFrom(...SPHERES),
      randomDay,
      fc.array(fc.tuple(randomDay, fc.nat({ max: 4 }), fc.nat()), { maxLength: 6 }),
    )
    .map(([sphere, registeredOn, changes]) => {
      const stream = `${ORGANISATION}-${organisationId}`;
      const registered = {
        name: `Première ${organisationId.slice(0, 4)}`,
        ...{ sphere, size: null, identifiers: [], homeTerritory: null, fictional: true },
      };
      const recorded = { stream, datePrecision: 'day' as const };
      const facts: FactToRecord[] = [
        {
          ...recorded,
          id: derivedId(organisationId, 'first'),
          event: OrganisationRegistered.of(registered),
          occurredOn: registeredOn,
        },
      ];
      for (const [place, [on, kind, which]] of changes.entries()) {
        const occurredOn = on < registeredOn ? registeredOn : on;
        const renamed = OrganisationRenamed.of({ name: `Nom ${place} ${organisationId.slice(0, 4)}` });
        const target = facts[1 + (which % Math.max(1, facts.length - 1))];
        const of = { factId: target?.id ?? '', reason: 'incorrect', comment: sealed('erreur') } as const;
        const fact = { type: renamed.type, version: 1, data: renamed.data as Record<string, unknown> };
        const event: DomainEvent =
          target?.event.type !== OrganisationRenamed.type || kind > 1
            ? renamed
            : kind === 0
              ? { type: FactWithdrawn.type, data: of }
              : { type: FactCorrected.type, data: { ...of, fact, occurredOn, datePrecision: 'day' } };
        facts.push({ ...recorded, id: derivedId(organisationId, place), event, occurredOn });
      }
      return facts;
    });

/** What several streams hold, taken in turns: each keeps its order. */
const interleaved = (
  streams: readonly (readonly FactToRecord[])[],
  turns: readonly number[],
): FactToRecord[] => {
  const left = streams.map((facts) => [...facts]);
  const log: FactToRecord[] = [];
  for (let turn = 0; left.some((facts) => facts.length > 0); turn += 1) {
    const waiting = left.filter((facts) => facts.length > 0);
    log.push(waiting[(turns[turn % turns.length] ?? 0) % waiting.length]!.shift()!);
  }
  return log;
};

/**
 * A log of random lives with late facts, corrections and withdrawals, and of the organisations that share them.
 * @param kinds of its lives, in turns
 */
export const randomLog = (
  partnerships: number,
  kinds: readonly Kind[] = ['moves-on-known-days', 'anything'],
): fc.Arbitrary<readonly FactToRecord[]> =>
  fc
    .tuple(
      fc.tuple(
        ...Array.from({ length: partnerships }, (_, rank) =>
          partnershipFacts(derivedId('random', rank), kinds[rank % kinds.length]!),
        ),
      ),
      fc.tuple(...[CARRIER, PARTNER, FUNDER, EVALUATOR].map(organisationFacts)),
      fc.array(fc.nat({ max: 1_000 }), { minLength: 50, maxLength: 50 }),
    )
    .map(([lives, organisations, turns]) => interleaved([...organisations, ...lives], turns));

/** Appends facts one after the other, as they came to be known. */
export async function record(store: EventStore, facts: readonly FactToRecord[]): Promise<void> {
  const ends = new Map<string, number>();
  for await (const { stream, revision } of store.readAll()) ends.set(stream, revision);
  for (const { stream, id, event, occurredOn, datePrecision, onBehalfOf = null } of facts) {
    const revision = ends.get(stream);
    const metadata = {
      actor: { id: 'recorder', roles: [], onBehalfOf },
      ...{ causationId: randomUUID(), commandId: randomUUID(), correlationId: randomUUID(), fingerprint: '' },
      ...{ occurredOn, datePrecision },
    };
    const { lastRevision } = await store.append({
      stream,
      expected: revision ?? 'no-stream',
      events: [
        {
          ...{ id, type: event.type, version: DOMAIN_EVENTS.get(event.type)!.version },
          ...{ data: canonicalize(event.data)!, metadata: canonicalize(metadata)! },
        },
      ],
    });
    ends.set(stream, lastRevision);
  }
}
