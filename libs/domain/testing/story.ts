import canonicalize from 'canonicalize';
import { decideOn, type Aggregate, type Command } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { type DomainEvent } from '../kernel/event.js';
import { type Actor, type DatePrecision, type Fact, type Source } from '../kernel/fact.js';
import { stateAt, type Clocks } from '../kernel/history.js';
import { isClear, type SealedText } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { LANGUAGES } from '../reference/labels.js';
import { ruleSentence } from '../rules.js';

/** The day on which every story is told, unless it says otherwise. */
export const TODAY = '2026-06-30';

/** A personal text as it comes back from the store: never in clear. */
export const sealed = (text: string): SealedText => ({
  $sealed: `sealed ${text}`,
  $key: derivedId('text key', text),
});

/** What the store makes of an event's data: personal texts sealed, canonical JSON, so that keys come back sorted. */
const asStored = (data: unknown): unknown =>
  JSON.parse(canonicalize(data)!, (_, value: unknown) =>
    isClear(value) ? sealed(value.$personal) : value,
  ) as unknown;

/** Who transcribes, from a document: nobody else is needed to let a passage happen. */
const TRANSCRIBED = {
  actor: { id: 'a-person', roles: ['data-steward'], onBehalfOf: null },
  source: { document: 'un document' },
} as const;

interface Telling {
  readonly actor?: Actor;
  readonly source?: Source | undefined;
  readonly today?: string;
  readonly datePrecision?: DatePrecision;
}

/** A refusal as a test states it. */
export type Refusal = Pick<RuleViolation, 'code' | 'params' | 'field'>;

/** Fails unless the sentences of a refusal are whole in every language. */
function expectReadable({ code, params }: RuleViolation): void {
  const sentences = ruleSentence(code, params);
  for (const language of LANGUAGES) {
    expect(sentences[language]).not.toMatch(/undefined|null|NaN|\[object|« »|""|^\s*$/);
  }
}

/**
 * A stream's story: given facts (`happened`, recorded without judgement) and decided commands (`did`), what a command
 * then leads to: the events it `records`, or the rule it `refuses` by. A story never changes: each step gives a new one.
 */
export class Story<State, Commands> {
  constructor(
    readonly aggregate: Aggregate<State>,
    readonly facts: readonly Fact[] = [],
  ) {}

  /** The same story with a fact recorded after the others. */
  happened(
    occurredOn: string,
    event: DomainEvent,
    datePrecision: DatePrecision = 'day',
    actor: Actor = { id: 'a-person', roles: [], onBehalfOf: null },
  ): this {
    const count = this.facts.length;
    // As the codec does before anything is written.
    this.aggregate.events.get(event.type)?.schema.parse(event.data);
    const fact: Fact = {
      id: derivedId('fact', count),
      type: event.type,
      data: asStored(event.data),
      occurredOn,
      datePrecision,
      position: BigInt(count + 1),
      actor,
      source: null,
    };
    return new Story<State, Commands>(this.aggregate, [...this.facts, fact]) as this;
  }

  /** The events a command leads to. */
  records<Type extends keyof Commands & string>(
    occurredOn: string,
    type: Type,
    data: Commands[Type],
    telling: Telling = {},
  ): readonly DomainEvent[] {
    return decideOn(this.aggregate, this.facts, this.command(occurredOn, type, data, telling));
  }

  /** The same story with a command's events recorded. */
  did<Type extends keyof Commands & string>(
    occurredOn: string,
    type: Type,
    data: Commands[Type],
    telling: Telling = {},
  ): this {
    return this.records(occurredOn, type, data, telling).reduce<this>(
      (story, event) => story.happened(occurredOn, event, telling.datePrecision, telling.actor),
      this,
    );
  }

  /** The rule by which a command is refused; its sentences must be readable. */
  refuses<Type extends keyof Commands & string>(
    occurredOn: string,
    type: Type,
    data: Commands[Type],
    telling: Telling = {},
  ): Refusal {
    let recorded: readonly DomainEvent[];
    try {
      recorded = this.records(occurredOn, type, data, telling);
    } catch (violation) {
      if (!(violation instanceof RuleViolation)) throw violation;
      expectReadable(violation);
      const { code, params, field } = violation;
      return { code, params, field };
    }
    throw new Error(`${type} was not refused: ${JSON.stringify(recorded)}`);
  }

  state(clocks?: Clocks): State {
    return stateAt(this.aggregate, this.facts, clocks);
  }

  /** Id of the last recorded fact of a type. */
  factId(type: string): string {
    const fact = this.facts.findLast((candidate) => candidate.type === type);
    if (!fact) throw new Error(`no ${type} in this story`);
    return fact.id;
  }

  /** Id of the command that would be decided next. */
  get commandId(): string {
    return derivedId('command', this.facts.length);
  }

  private command<Data>(
    occurredOn: string,
    type: string,
    data: Data,
    { today = TODAY, datePrecision = 'day', ...told }: Telling,
  ): Command<string, Data> {
    return { type, data, occurredOn, datePrecision, today, id: this.commandId, ...TRANSCRIBED, ...told };
  }
}
