import { PARTNERSHIP, type Viewer } from '#domain';
import { TODAY } from '#domain/testing';
import { StreamNotFound } from '#event-store';
import {
  changedPartnerships,
  laterFactsSeen,
  listPartnerships,
  listWatch,
  partnershipComparisonOf,
  partnershipSheetOf,
  type SheetContent,
  timelinePageOf,
  type PartnershipFilter,
} from '#read-models';
import { listsAndFigures, whole } from './read-answers.js';
import { type System } from './seen-system.js';

/** Tokens, which say nothing but whether two are the same: what two systems may differ in. */
const TOKENS = new Set(['revision', 'position', 'recordedAt']);
const withoutTokens = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (TOKENS.has(name) ? undefined : value)));

const orNone = <Answer>(answer: Promise<Answer>): Promise<Answer | 'no such partnership'> =>
  answer.catch((error: unknown) => {
    if (error instanceof StreamNotFound) return 'no such partnership' as const;
    throw error;
  });

export interface Question {
  readonly asOf: string;
  readonly other: string;
  readonly filter: PartnershipFilter;
}

/** Position of the last of so many facts. */
export async function positionAfter(system: System, facts: number): Promise<bigint> {
  let last = 0n;
  for await (const { position } of system.store.readAll({ limit: Math.max(1, facts) })) last = position;
  return facts === 0 ? 0n : last;
}

/** Everything that is answered of reports and histories, all that is known taken in. @param closedAt of a closing */
export async function reportsTold(
  system: System,
  viewer: Viewer,
  ids: readonly string[],
  { asOf, other, filter }: Question,
  closedAt: bigint,
) {
  const head = await system.store.head();
  return system.asked(viewer, { asOf, knownAt: null }, async (snapshot, sights) => {
    const points = {
      from: { today: TODAY, asOf: other, knownAt: head },
      to: { ...sights.point, knownAt: head },
    };
    const told: Record<string, unknown> = {};
    for (const id of ids) {
      const asked = { category: PARTNERSHIP, id, language: 'en', limit: 20 } as const;
      told[id] = {
        timeline: await orNone(timelinePageOf(snapshot, system.history, sights, asked)),
        changes: await orNone(
          partnershipComparisonOf(snapshot, system, viewer, {
            ...points,
            partnershipId: id,
            language: 'fr',
          }),
        ),
      };
    }
    const { directory: _, ...lists } = await listsAndFigures(snapshot, sights, filter);
    return withoutTokens({
      ...lists,
      reasons: await whole((page) => listWatch(snapshot, sights, filter, 'en', page)),
      changed: await changedPartnerships(
        snapshot,
        system.histories,
        sights,
        { ...points, filter, language: 'en' },
        { limit: 100 },
      ),
      told,
      later: await laterFactsSeen(
        snapshot,
        system.histories,
        sights,
        {},
        { ...points.from, knownAt: closedAt },
      ),
    });
  });
}

/** What the caller may do is of the caller, not of what is seen: another who sees the same may do other things. */
const withoutRights = ({ mayDo: _, mayCorrect: __, ...sheet }: SheetContent) => sheet;

/** What a viewer is told of what they may do to each partnership. */
export async function rightsTold(
  system: System,
  viewer: Viewer,
  ids: readonly string[],
  { asOf }: Question,
): Promise<unknown[]> {
  return system.asked(viewer, { asOf, knownAt: null }, async (snapshot, sights) => {
    const rights: unknown[] = [];
    for (const id of ids) {
      const sheet = await orNone(partnershipSheetOf(snapshot, system.history, sights, id));
      rights.push(typeof sheet === 'string' ? sheet : [sheet?.mayDo, sheet?.mayCorrect]);
    }
    return rights;
  });
}

/** Everything that is answered of the directory: lists in each order, pages of few, sheets. */
export async function directoryTold(
  system: System,
  viewer: Viewer,
  ids: readonly string[],
  question: Question,
) {
  const { asOf, filter } = question;
  return system.asked(viewer, { asOf, knownAt: null }, async (snapshot, sights) => {
    const sheets: Record<string, unknown> = {};
    for (const id of ids) {
      const sheet = await orNone(partnershipSheetOf(snapshot, system.history, sights, id));
      sheets[id] = typeof sheet === 'string' ? sheet : sheet && withoutRights(sheet);
    }
    const page = { limit: 3 };
    return withoutTokens({
      all: await whole((asked) => listPartnerships(snapshot, sights, filter, '-title', asked)),
      first: await listPartnerships(snapshot, sights, filter, 'stage', page),
      last: await listPartnerships(snapshot, sights, filter, '-startedOn', page),
      sheets,
    });
  });
}
