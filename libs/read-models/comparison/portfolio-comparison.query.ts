import { historyOf, PARTNERSHIP, partnershipFold, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type PageRequest } from '../listing/cursor-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { portfolioConditions, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { organisationNames, organisationsIn } from '../timeline/organisation-names.js';
import { type OrganisationName } from '../timeline/words.js';
import { streamAt, type ReadHistories } from '../two-clocks/known-stream.js';
import { partnershipsSeen, type PartnershipSeen } from '../sight/partnership-seen.js';
import { partnershipsOfRounds, roundsTold, type RoundTold } from '../sight/rounds-told.js';
import { type Sights } from '../sight/sights.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { type ChangedPartnership } from './comparison.response.js';
import { explainedChanges } from './explained-changes.js';
import { comparedOf, laterKnown, type TwoPoints } from './partnership-comparison.query.js';

/** Streams looked into at once. */
const STREAMS_AT_ONCE = 50;
/**
 * Partnerships of which something seen was recorded, or true, since: those looked into for one page at most. A page may
 * then hold less than was asked for, and is not the last.
 */
const MOST_CONCERNED = 1_000;

interface Asked extends TwoPoints {
  readonly filter: PartnershipFilter;
  readonly language: Language;
}

/** A page of the partnerships that changed; `next` is the id to go on after, null on the last page. */
export interface ChangedPartnerships {
  readonly items: readonly ChangedPartnership[];
  readonly next: string | null;
}

/**
 * The partnerships seen of a filter, at either point, that changed between both, in order of id, with their changes by
 * field; personal texts still sealed. Only those of which something was recorded, or true, after the earlier point are
 * looked into, a bounded number at a time. Those of which nothing of it is seen take no place among these.
 */
export async function changedPartnerships(
  database: Queryable,
  histories: ReadHistories,
  sights: Sights,
  asked: Asked,
  { limit, cursor }: PageRequest,
): Promise<ChangedPartnerships> {
  const items: ChangedPartnership[] = [];
  let after = cursor;
  for (let concerned = 0; ;) {
    const ids = await mayHaveChanged(database, sights, asked, after);
    const streams = await histories(PARTNERSHIP, ids, laterKnown(asked).knownAt);
    const seen = await partnershipsSeen(database, sights.viewer, streams);
    const rounds = await roundsTold(database, histories, seen);
    const named = organisationsIn([
      ...[...seen.values()].flatMap(({ events }) => events),
      ...[...rounds.values()].flat().flatMap(({ events }) => events),
    ]);
    const names = await organisationNames(database, named, laterKnown(asked));
    for (const id of ids) {
      const one = seen.get(id);
      const own = rounds.get(id) ?? [];
      const isSince =
        one && [one.told, ...own.map(({ events }) => events)].some((told) => isConcerned(told, asked));
      if (!isSince) continue;
      const changed = changedPartnership(id, one, own, asked, (organisation) => names.get(organisation));
      if (concerned === MOST_CONCERNED || (changed && items.length === limit)) return { items, next: after! };
      concerned += 1;
      if (changed) items.push(changed);
      after = id;
    }
    if (ids.length < STREAMS_AT_ONCE) return { items, next: null };
    after = ids.at(-1)!;
  }
}

/** The earlier of both clocks. */
const earlier = ({ from, to }: TwoPoints) => ({
  knownAt: from.knownAt < to.knownAt ? from.knownAt : to.knownAt,
  asOf: from.asOf < to.asOf ? from.asOf : to.asOf,
});

/** Whether something of the events of a stream was recorded, or true, after the earlier point. */
function isConcerned(told: readonly RecordedEvent[], asked: TwoPoints): boolean {
  const { knownAt, asOf } = earlier(asked);
  if (told.some(({ position }) => position > knownAt)) return true;
  return asked.from.asOf !== asked.to.asOf && historyOf(told).some(({ occurredOn }) => occurredOn > asOf);
}

function changedPartnership(
  partnershipId: string,
  seen: PartnershipSeen,
  rounds: readonly RoundTold[],
  { language, ...points }: Asked,
  organisationName: OrganisationName,
): ChangedPartnership | null {
  const compared = comparedOf(seen, rounds, points);
  if (!compared) return null;
  const { events, from, to } = compared;
  const changes = explainedChanges(compared, { from, to, language, organisationName });
  // It was there at one point at least.
  const there = () => streamAt(partnershipFold, events, to) ?? streamAt(partnershipFold, events, from)!;
  return changes.length === 0 ? null : { partnershipId, title: there().state.description.title, changes };
}

/** Partnerships of the filter at either point whose last recorded, or last true, fact, their rounds' included, is after the earlier point. */
async function mayHaveChanged(
  database: Queryable,
  sights: Sights,
  asked: Asked,
  after: string | undefined,
): Promise<string[]> {
  const { from, to, filter } = asked;
  const { knownAt, asOf } = earlier(asked);
  const parameters = new SqlParameters();
  const { once } = parameters;
  const recorded = `s.last_position > ${once(knownAt.toString(), 'bigint')}`;
  const came = `greatest(s.started_on, s.last_occurred_on) > ${once(asOf, 'date')}`;
  const since = from.asOf === to.asOf ? recorded : `${recorded} OR ${came}`;
  const found = (point: ReadPoint): string =>
    `EXISTS (SELECT FROM ${sights.at(point).table('portfolio', parameters)} p
      WHERE ${['p.partnership_id = s.key::uuid', ...portfolioConditions(filter, sights.at(point), parameters)].join(' AND ')})`;
  const rows = await database.query<{ key: string }[]>(
    `SELECT s.key FROM read.partnership_state s
     WHERE (${since} OR s.key = ANY (ARRAY(${partnershipsOfRounds(since)})))
       ${after === undefined ? '' : `AND s.key > ${once(after, 'text')}`}
       AND (${found(from)} OR ${found(to)})
     ORDER BY s.key LIMIT ${STREAMS_AT_ONCE}`,
    parameters.values,
  );
  return rows.map(({ key }) => key);
}
