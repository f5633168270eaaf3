import { type Command } from './aggregate.js';
import { FactCorrected, FactWithdrawn, type CorrectionEvent } from './correction.js';
import { type DomainEvent, type EventCatalogue, type EventDefinition } from './event.js';
import { type DatePrecision, type Fact } from './fact.js';
import { historyOf } from './history.js';
import { personal } from './personal-text.js';
import { RuleViolation } from './rule-violation.js';

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

const RESERVED = /"\$[a-z]+":/;

/** The content with its changes, checked; a text typed for a field declared personal becomes one. */
function parseChanged(
  definition: EventDefinition,
  content: object,
  changes: Readonly<Record<string, unknown>>,
) {
  // A sealed text comes from the store, never from a caller, who could otherwise have another's text opened.
  if (RESERVED.test(JSON.stringify(changes)))
    throw new RuleViolation('CORRECTION_CONTENT_INVALID', { path: '$' }, 'changes');
  const changed: Record<string, unknown> = { ...content, ...changes };
  const refused = definition.schema.safeParse(changed).error?.issues.map(({ path }) => String(path[0])) ?? [];
  for (const field of refused) {
    const text = changed[field];
    if (typeof text === 'string' && field in changes) changed[field] = personal(text);
  }
  return definition.schema.safeParse(changed);
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
    const parsed = parseChanged(definition, fact.data as object, data.changes ?? {});
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new RuleViolation(
        'CORRECTION_CONTENT_INVALID',
        { path: issue?.path.join('/'), problem: issue?.message },
        `changes/${issue?.path.join('/')}`,
      );
    }
    const datePrecision = data.correctDatePrecision ?? fact.datePrecision;
    const unchanged =
      occurredOn === fact.occurredOn &&
      datePrecision === fact.datePrecision &&
      JSON.stringify(parsed.data) === JSON.stringify(definition.schema.parse(fact.data));
    if (unchanged) return [];
    return [
      FactCorrected.of({
        factId: fact.id,
        fact: { type: fact.type, version: definition.version, data: parsed.data as Record<string, unknown> },
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
