import { historyOf, partnershipFold, stateAt, type Fact, type Viewer } from '#domain';
import { type RecordedEvent } from '#event-store';

/**
 * Who sees what, told as plainly as can be and apart from the rule of the domain: which facts of a partnership's stream a
 * viewer is let to know. No more is shared with that rule than the order of facts.
 */
export type NaiveSight =
  | { readonly kind: 'all' }
  | { readonly kind: 'whole'; readonly reads: (item: Item) => boolean }
  | {
      readonly kind: 'left';
      readonly on: string;
      readonly known: bigint;
      readonly reads: (item: Item) => boolean;
    }
  | { readonly kind: 'published'; readonly items: readonly string[] };

interface Item {
  readonly audience: string;
  readonly author: unknown;
}

type Data = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const dataOf = ({ data }: Fact): Data => data as Data;

export function naiveSight(stream: readonly RecordedEvent[], viewer: Viewer): NaiveSight | null {
  const { roles, organisation } = viewer;
  if (roles.includes('auditor')) return { kind: 'all' };
  const me = roles.some((role) => ['funder', 'evaluator', 'partner'].includes(role)) ? organisation : null;
  const today = historyOf(stream) as Fact[];

  let inIt: readonly string[] | null = null;
  let left: { on: string; known: bigint } | null = null;
  let published: readonly string[] = [];
  let shared = false;
  for (const fact of today) {
    const data = dataOf(fact);
    if (fact.type === 'partnership.publication-changed') {
      published = data.items;
      shared = data.sharedWithTerritory;
    }
    if (!me || data.organisationId !== me.id) continue;
    if (fact.type === 'partnership.party-joined') [inIt, left] = [data.roles, null];
    if (fact.type === 'partnership.party-roles-changed' && inIt) inIt = data.roles;
    if (fact.type === 'partnership.party-left')
      [inIt, left] = [null, { on: fact.occurredOn, known: fact.position }];
  }

  const wrote = ({ author }: Item) => me !== null && author === me.id;
  if (inIt) {
    const isJudge = inIt.includes('funder') || inIt.includes('evaluator');
    return {
      kind: 'whole',
      reads: (item) =>
        item.audience === 'parties' || wrote(item) || (isJudge && item.audience === 'funders-and-evaluators'),
    };
  }
  const common = (item: Item) => item.audience === 'parties' || wrote(item);
  const { territories } = stateAt(partnershipFold, stream).description;
  const home = me?.sphere === 'public-body' ? me.homeTerritory : null;
  const isHere = territories.some(
    ({ level, code }) => code !== null && level === home?.level && code === home.code,
  );
  if (roles.includes('data-steward') || (shared && isHere)) return { kind: 'whole', reads: common };
  if (left) return { kind: 'left', ...left, reads: common };
  return published.length > 0 ? { kind: 'published', items: published } : null;
}

const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  presentation: [
    'partnership.registered',
    'partnership.description-amended',
    'partnership.category-changed',
    'partnership.path-entered',
    'partnership.stage-observed',
    'partnership.went-back',
    'partnership.suspended',
    'partnership.resumed',
    'partnership.ended',
    'partnership.reopened',
    'partnership.gate-decided',
  ],
  parties: ['partnership.party-joined', 'partnership.party-roles-changed', 'partnership.party-left'],
  indicators: [
    'partnership.indicator-proposed',
    'partnership.indicator-revised',
    'partnership.indicator-accepted',
    'partnership.evaluation-framework-set',
    'partnership.indicator-refused',
    'partnership.indicator-agreement-transcribed',
    'partnership.indicator-silence-passed-over',
    'partnership.measurement-recorded',
  ],
};

const correctionOf = (event: Fact): string | null =>
  event.type === 'fact.corrected' || event.type === 'fact.withdrawn' ? dataOf(event).factId : null;

/** The facts that corrections are about, by id. */
const corrected = (stream: readonly RecordedEvent[]) => new Map(stream.map((event) => [event.id, event]));

/** Texts that may be personal are published of nothing. */
const impersonal = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(impersonal);
  if (typeof value !== 'object' || value === null) return value;
  if ('$sealed' in value || '$personal' in value) return null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, impersonal(inner)]));
};

function published(stream: readonly RecordedEvent[], items: readonly string[]): RecordedEvent[] {
  const types = items.flatMap((item) => PUBLISHED[item]!);
  const facts = corrected(stream);
  const shown = (type: string, data: Data): Data => ({
    ...data,
    ...(type === 'partnership.gate-decided' && { assessment: [], conditions: [], deciderIds: [] }),
    ...(type === 'partnership.indicator-refused' && { counterProposal: null }),
    ...(type === 'partnership.stage-observed' && !items.includes('parties') && { observerId: null }),
  });
  return stream.flatMap((event) => {
    const about = facts.get(correctionOf(event) ?? event.id)!;
    if (!types.includes(about.type)) return [];
    const data = impersonal(dataOf(event)) as Data;
    if (about === event) return [{ ...event, data: shown(event.type, data) }];
    const said = data.fact
      ? { ...data, fact: { ...data.fact, data: shown(about.type, data.fact.data) } }
      : data;
    return [{ ...event, data: said }];
  });
}

/** Without items addressed to others, whatever was said of them, and decisions without mention of them. */
function readable(stream: readonly RecordedEvent[], reads: (item: Item) => boolean): RecordedEvent[] {
  const last = lastSaid(stream);
  const hidden = new Set<string>();
  for (const event of stream) {
    const data = last.get(event.id);
    if (!data || data.audience === undefined) continue;
    const author = event.type === 'partnership.opinion-given' ? data.organisationId : event.actor.onBehalfOf;
    if (!reads({ audience: data.audience, author })) hidden.add(event.id);
  }
  const without = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.filter((one) => typeof one !== 'string' || !hidden.has(one)).map(without);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, without(inner)]));
  };
  return stream
    .filter((event) => !hidden.has(correctionOf(event) ?? event.id))
    .map((event) => ({ ...event, data: without(event.data) as Data }));
}

/** What each fact says as last known. */
function lastSaid(stream: readonly RecordedEvent[]): ReadonlyMap<string, Data> {
  const last = new Map<string, Data>();
  for (const event of stream) {
    const of = correctionOf(event);
    if (of === null) last.set(event.id, dataOf(event));
    else if (dataOf(event).fact) last.set(of, dataOf(event).fact.data);
  }
  return last;
}

/** Whom an item is addressed to today, it was addressed to from the first: so it counts, or not, whatever was known. */
function addressedAsToday(stream: readonly RecordedEvent[]): RecordedEvent[] {
  const last = lastSaid(stream);
  const addressed = (of: string, data: Data): Data =>
    data.audience === undefined ? data : { ...data, audience: last.get(of)!.audience };
  return stream.map((event) => {
    const data = dataOf(event);
    return {
      ...event,
      data: data.fact
        ? { ...data, fact: { ...data.fact, data: addressed(data.factId, data.fact.data) } }
        : addressed(event.id, data),
    };
  });
}

/** The facts of a stream that a sight lets through, in their order; of a party that left, those dated up to then, known by then. */
export function letThrough(stream: readonly RecordedEvent[], sight: NaiveSight): readonly RecordedEvent[] {
  if (sight.kind === 'all') return stream;
  if (sight.kind === 'published') return published(stream, sight.items);
  if (sight.kind === 'whole') return readable(stream, sight.reads);
  const known = readable(stream, sight.reads).filter(({ position }) => position <= sight.known);
  const dates = new Map(known.map((event) => [event.id, event.occurredOn]));
  for (const event of known) {
    const of = correctionOf(event);
    if (of !== null && dataOf(event).occurredOn && dates.has(of)) dates.set(of, dataOf(event).occurredOn);
  }
  return known.filter((event) => dates.get(correctionOf(event) ?? event.id)! <= sight.on);
}

/**
 * The facts as they stood at a point, as plain facts without corrections: of a party that left, at its leaving or before.
 * What is then asked of them at that point is answered by their fold.
 */
export function standingAt(
  stream: readonly RecordedEvent[],
  sight: NaiveSight,
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt: bigint | null },
): readonly RecordedEvent[] {
  if (sight.kind !== 'left') return letThrough(addressedAsToday(stream), sight);
  const clocks = {
    asOf: asOf < sight.on ? asOf : sight.on,
    knownAt: knownAt !== null && knownAt < sight.known ? knownAt : sight.known,
  };
  const standing = historyOf(readable(addressedAsToday(stream), sight.reads), clocks) as RecordedEvent[];
  return standing.length > 0 && standing[0]!.occurredOn <= clocks.asOf ? standing : [];
}
