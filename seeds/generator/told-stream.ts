import {
  decideOn,
  derivedId,
  evolveWith,
  foldHistory,
  historyOf,
  type Aggregate,
  type Command,
  type DomainEvent,
  type Fact,
} from '#domain';

/** The part of an aggregate's map that takes an event and its state. */
type Judge<State> = (state: State, fact: Fact) => void;

/**
 * A stream told command by command, as the command runner would record it. Commands in the order of their dates, nearly
 * all, are decided on the state that the last one left; one that comes late, or corrects, is decided as the runner does,
 * over the whole history.
 */
export class ToldStream<State> {
  private readonly recorded: Fact[] = [];
  private current: State;
  /** The latest business date told. */
  private lastOn = '';
  /** Whether something was told late or corrected since `current` and `lastOn` were found. */
  private isStale = false;

  constructor(
    private readonly aggregate: Aggregate<State>,
    private readonly stream: string,
  ) {
    this.current = aggregate.initial;
  }

  /** The state with all that was told. */
  get state(): State {
    this.refresh();
    return this.current;
  }

  get facts(): readonly Fact[] {
    return this.recorded;
  }

  /** The command's events. @throws RuleViolation, and then nothing was told */
  tell(command: Command): readonly DomainEvent[] {
    if (!isCorrection(command)) {
      this.refresh();
      if (command.occurredOn >= this.lastOn) return this.tellNext(command);
    }
    const events = decideOn(this.aggregate, this.recorded, command);
    this.recorded.push(...events.map((event, index) => this.factOf(event, command, index)));
    this.isStale = true;
    return events;
  }

  /** Folds the history again, where anything still to be told asks for it. */
  private refresh(): void {
    if (!this.isStale) return;
    this.isStale = false;
    const history = historyOf(this.recorded);
    this.current = foldHistory(this.aggregate, history);
    this.lastOn = history.reduce((last, { occurredOn }) => (occurredOn > last ? occurredOn : last), '');
  }

  /** What `decideOn` comes to when every fact recorded stands before the command. */
  private tellNext(command: Command): readonly DomainEvent[] {
    const { decide, possible } = this.aggregate;
    const events = decide[command.type]!(this.current, command as Command<never, never>, this.recorded);
    let state = this.current;
    const facts = events.map((event, index) => {
      const fact = this.factOf(event, command, index);
      (possible[event.type] as Judge<State> | undefined)?.(state, fact);
      state = evolveWith(this.aggregate, state, fact);
      return fact;
    });
    this.recorded.push(...facts);
    this.current = state;
    if (facts.length > 0) this.lastOn = command.occurredOn;
    return events;
  }

  private factOf(event: DomainEvent, { id, occurredOn, datePrecision, actor }: Command, index: number): Fact {
    return {
      id: derivedId(id, this.stream, index),
      type: event.type,
      data: event.data,
      occurredOn,
      datePrecision,
      position: BigInt(this.recorded.length + index),
      actor,
      source: null,
    };
  }
}

const isCorrection = ({ type }: Command): boolean => type === 'correct-fact' || type === 'withdraw-fact';
