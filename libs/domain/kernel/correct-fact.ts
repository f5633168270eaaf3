import type { z } from 'zod';
import { type Command } from './aggregate.js';
import { FactCorrected, FactWithdrawn, type CorrectionEvent } from './correction.js';
import { type DomainEvent, type EventCatalogue, type EventDefinition } from './event.js';
import { type DatePrecision, type Fact } from './fact.js';
import { historyOf } from './history.js';
import { personal } from './personal-text.js';
import { RuleViolation } from './rule-violation.js';
import { sameContent } from './same-content.js';

type Reason = CorrectionEvent['data']['reason'];

export interface CorrectFact {
  readonly factId: string;
  /** Business date the fact really has; absent leaves it. */
  readonly correctOccurredOn?: string;
  readonly correctDatePrecision?: DatePrecision;
  /** Top-level fields of the fact's content that were wrong, with what they should have been. */
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly reason: Reason;
  readonly comment: string;
}

export interface WithdrawFact {
  readonly factId: string;
  readonly reason: Reason;
  readonly comment: string;
}

/** The commands that correct the record of any aggregate. */
export interface CorrectionCommands {
  'correct-fact': CorrectFact;
  'withdraw-fact': WithdrawFact;
}

function standingFact(recorded: readonly Fact[], factId: string): Fact {
  const fact = historyOf(recorded).find(({ id }) => id === factId);
  if (!fact) throw new RuleViolation('FACT_NOT_FOUND', { factId }, 'factId');
  return fact;
}

/** A key that starts with `$`, in JSON; a text that speaks of one has its quotes escaped. */
const RESERVED = /"\$[^"\\]*":/;

type Change = (value: unknown) => unknown;
const textBecomesPersonal: Change = (value) => (typeof value === 'string' ? personal(value) : value);

/** A content with the value at a path changed, the original left alone. */
function changeAt(content: unknown, [key, ...rest]: readonly PropertyKey[], change: Change): unknown {
  if (key === undefined) return change(content);
  if (typeof content !== 'object' || content === null) return content;
  const copy = (Array.isArray(content) ? [...content] : { ...content }) as Record<PropertyKey, unknown>;
  copy[key] = changeAt(copy[key], rest, change);
  return copy;
}

/** Where an issue lies; that of a field which should not be there lies at the field. */
const placeOf = (issue: z.core.$ZodIssue): string =>
  [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('/');

/** The content with its changes, checked; a text typed where the schema wants a personal one becomes one. */
function changedContent(
  { schema }: EventDefinition,
  content: object,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  // A sealed text comes from the store, never from a caller, who could otherwise have another's text opened.
  if (RESERVED.test(JSON.stringify(changes)))
    throw new RuleViolation('CORRECTION_CONTENT_INVALID', { path: '$' }, 'changes');
  const typed = { ...content, ...changes };
  const issues = schema.safeParse(typed).error?.issues ?? [];
  const changed = issues
    .filter(({ path }) => path.length > 0 && Object.hasOwn(changes, path[0]!))
    .reduce<unknown>((fixed, { path }) => changeAt(fixed, path, textBecomesPersonal), typed);
  const parsed = schema.safeParse(changed);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const remaining = new Set(parsed.error.issues.map(placeOf));
  const issue = issues.find((one) => remaining.has(placeOf(one))) ?? parsed.error.issues[0]!;
  const path = placeOf(issue);
  throw new RuleViolation(
    'CORRECTION_CONTENT_INVALID',
    { path, problem: issue.message },
    Object.hasOwn(changes, path.split('/')[0]!) ? `changes/${path}` : 'changes',
  );
}

/**
 * Decides the correction of a recorded fact. The new content must fit the schema of the fact's own type; whether the
 * history stays possible is judged by `decideOn`, as for any event.
 */
export const correctFactWith =
  (catalogue: EventCatalogue) =>
  (_: unknown, { data, today }: Command<string, CorrectFact>, recorded: readonly Fact[]): DomainEvent[] => {
    const fact = standingFact(recorded, data.factId);
    const definition = catalogue.get(fact.type);
    if (!definition) throw new RuleViolation('FACT_NOT_FOUND', { factId: data.factId }, 'factId');
    const occurredOn = data.correctOccurredOn ?? fact.occurredOn;
    if (occurredOn > today)
      throw new RuleViolation('DATE_IN_FUTURE', { occurredOn, today }, 'correctOccurredOn');
    const changed = changedContent(definition, fact.data as object, data.changes ?? {});
    const datePrecision = data.correctDatePrecision ?? fact.datePrecision;
    const unchanged =
      occurredOn === fact.occurredOn &&
      datePrecision === fact.datePrecision &&
      sameContent(changed, fact.data);
    if (unchanged) return [];
    return [
      FactCorrected.of({
        factId: fact.id,
        fact: { type: fact.type, version: definition.version, data: changed },
        occurredOn,
        datePrecision,
        reason: data.reason,
        comment: personal(data.comment),
      }),
    ];
  };

/** Decides the withdrawal of a recorded fact; a stream's first fact stands as long as the stream does. */
export const withdrawFact = (
  _: unknown,
  { data }: Command<string, WithdrawFact>,
  recorded: readonly Fact[],
): DomainEvent[] => {
  const fact = standingFact(recorded, data.factId);
  if (fact.id === recorded[0]?.id) throw new RuleViolation('FIRST_FACT_STANDS', {}, 'factId');
  return [FactWithdrawn.of({ factId: fact.id, reason: data.reason, comment: personal(data.comment) })];
};
