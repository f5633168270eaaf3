import fc from 'fast-check';
import { currentParties, PARTY_ROLES, SPHERES, STANDINGS, STATUSES } from '#domain';
import { CARRIER, EVALUATOR, FUNDER, PARTNER } from '#domain/testing';
import {
  listIndicators,
  listPartnerships,
  listStageStays,
  listWatch,
  portfolioOf,
  type Page,
  type PageRequest,
  type PartnershipFilter,
  type Sights,
} from '#read-models';
import { type EntityManager } from 'typeorm';
import { withoutLists, type NaiveReading } from './naive-reading.js';
import { randomDay } from './random-log.js';

/** All pages of a list. */
export async function whole<Item>(
  page: (asked: PageRequest) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items: shown, next, total } = await page({ limit: 50, cursor });
    items.push(...shown);
    cursor = next ?? undefined;
    if (cursor === undefined && total !== items.length)
      throw new Error(`${total} in all, ${items.length} shown`);
  } while (cursor !== undefined);
  return items;
}

export const sorted = (items: readonly unknown[]): string[] =>
  items.map((item) => JSON.stringify(item)).toSorted();

const some = <Code>(codes: readonly Code[]) =>
  fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 });

/** Filters of random lives, of at most two criteria at once, so that lists are seldom empty. */
export const filters: fc.Arbitrary<PartnershipFilter> = fc
  .record({
    stage: some(STANDINGS),
    status: some(STATUSES),
    sphere: some(SPHERES),
    organisation: some([CARRIER, PARTNER, FUNDER, EVALUATOR]),
    role: some(PARTY_ROLES),
    funder: some([CARRIER, PARTNER, FUNDER]),
    territory: some(['53', 'bretagne', 'nowhere']),
    search: fc.constantFrom('nom', 'premiere', 'jardins'),
    from: randomDay,
    to: randomDay,
  })
  .chain((filter) =>
    fc
      .subarray(Object.keys(filter) as (keyof typeof filter)[], { maxLength: 2 })
      .map((names) => Object.fromEntries(names.map((name) => [name, filter[name]]))),
  );

/** The lists and the figures of a filter, as they are answered. */
export async function listsAndFigures(snapshot: EntityManager, sights: Sights, filter: PartnershipFilter) {
  return {
    directory: sorted(
      (await whole((page) => listPartnerships(snapshot, sights, filter, 'title', page))).map(
        ({ partnershipId, standing, status, parties }) => [
          ...[partnershipId, standing, status],
          parties.map(({ organisationId }) => organisationId),
        ],
      ),
    ),
    stays: sorted(
      (await whole((page) => listStageStays(snapshot, sights, { ...filter, stage: undefined }, page))).map(
        ({ partnershipId, ordinal, outcome, daysSoFar }) => [partnershipId, ordinal, outcome, daysSoFar],
      ),
    ),
    watched: sorted(
      (await whole((page) => listWatch(snapshot, sights, filter, 'fr', page))).map(
        ({ partnershipId, signal }) => [partnershipId, signal],
      ),
    ),
    indicators: sorted(
      (await whole((page) => listIndicators(snapshot, sights, filter, page))).map(
        ({ partnershipId, indicatorId, version, actual, progress }) => [
          ...[partnershipId, indicatorId, version, actual],
          progress === null ? null : progress.toFixed(9),
        ],
      ),
    ),
    portfolio: withoutLists(await portfolioOf(snapshot, sights, filter)),
  };
}

/** The same by a naive reading. @param directory where it holds more than reports speak of */
export function naiveListsAndFigures(
  naive: NaiveReading,
  filter: PartnershipFilter,
  directory = naive,
): Awaited<ReturnType<typeof listsAndFigures>> {
  const scope = naive.in(filter);
  return {
    directory: sorted(
      directory.in(filter).map(({ id, path, evaluation }) => [
        ...[id, path.standing, path.status],
        currentParties(evaluation.parties)
          .map(({ organisationId }) => organisationId)
          .filter((one) => directory.organisations.has(one)),
      ]),
    ),
    stays: sorted(
      naive
        .stays(naive.in({ ...filter, stage: undefined }))
        .map(({ known, ordinal, outcome, days }) => [known.id, ordinal, outcome, days]),
    ),
    watched: sorted(naive.watched(scope).map(({ id, signal }) => [id, signal])),
    indicators: sorted(
      naive
        .indicators(naive.in({ ...filter, from: undefined, to: undefined }), filter)
        .map(({ id, indicatorId, version, actual, progress }) => [
          ...[id, indicatorId, version, actual],
          progress === null ? null : progress.toFixed(9),
        ]),
    ),
    portfolio: withoutLists(naive.portfolio(filter)),
  };
}
