import {
  PARTNERSHIP,
  RuleViolation,
  derivedId,
  partnership,
  type CorrectionCommands,
  type Fact,
  type Partnership,
  type PartnershipCommands,
  type PartyRole,
  type Source,
} from '#domain';
import { seedCommandId, type SeedActor, type SeedCommand } from '../seed-command.js';
import { dayAt } from './days.js';
import { type History, type Step } from './history.js';
import { personOf } from './person.js';
import { ToldStream } from './told-stream.js';

export type Commands = PartnershipCommands & CorrectionCommands;

export interface Party {
  readonly organisationId: string;
  readonly roles: PartyRole[];
}

/** Who says something, when, and from which paper. */
interface Saying {
  readonly by?: Party | undefined;
  readonly on?: number;
  readonly roughly?: boolean;
  readonly source?: Source;
}

/** One partnership's life as it is being told. What its rules refuse was never said. */
export class Life {
  readonly streamId: string;
  readonly parties: Party[] = [];
  /** Number of the day told of. */
  day: number;
  /** Commands that the rules refused: a telling that knows the rules has none. */
  refused = 0;
  private readonly told: ToldStream<Partnership>;
  private readonly steps: Step[] = [];

  constructor(
    private readonly key: string,
    startsOn: number,
    private readonly lastDay: number,
  ) {
    this.day = startsOn;
    this.streamId = derivedId(seedCommandId(`${key}/0`), PARTNERSHIP);
    this.told = new ToldStream(partnership, `${PARTNERSHIP}-${this.streamId}`);
  }

  get history(): History {
    return { stream: `${PARTNERSHIP}-${this.streamId}`, steps: this.steps };
  }

  get state(): Partnership {
    return this.told.state;
  }

  get facts(): readonly Fact[] {
    return this.told.facts;
  }

  get isOver(): boolean {
    return this.day > this.lastDay;
  }

  /** Id of the command told last. */
  get lastCommandId(): string {
    return this.steps.at(-1)!.commandId;
  }

  /** Lets so many days pass; false when that is beyond the last. */
  wait(days: number): boolean {
    this.day += days;
    return !this.isOver;
  }

  who(role: PartyRole): Party | undefined {
    return this.parties.find(({ roles }) => roles.includes(role));
  }

  /** Says it at the day told of, or at another; whether it was recorded, which nothing is after the last day. */
  say<Type extends keyof Commands>(
    type: Type,
    data: Commands[Type],
    { by, on = this.day, roughly = false, source }: Saying = {},
  ): boolean {
    if (on > this.lastDay) return false;
    const command = {
      key: `${this.key}/${this.steps.length}`,
      aggregate: PARTNERSHIP,
      streamId: this.streamId,
      type,
      data,
      occurredOn: dayAt(on),
      datePrecision: roughly ? 'month' : 'day',
      actor: actorOf(type, by ?? this.who('carrier')),
      ...(source && { source }),
    } as SeedCommand;
    try {
      const commandId = seedCommandId(command.key);
      const events = this.told.tell({
        ...command,
        id: commandId,
        today: dayAt(this.lastDay),
        actor: personOf(command.actor),
      });
      if (events.length > 0) this.steps.push({ command, commandId, events });
      return events.length > 0;
    } catch (refusal) {
      if (!(refusal instanceof RuleViolation)) throw refusal;
      this.refused++;
      return false;
    }
  }
}

/** Whoever speaks for a party; corrections are the data steward's. */
function actorOf(type: keyof Commands, party: Party | undefined): SeedActor {
  if (type === 'correct-fact' || type === 'withdraw-fact' || !party) {
    return { role: 'data-steward', onBehalfOf: null };
  }
  const role = (['funder', 'evaluator'] as const).find((held) => party.roles.includes(held)) ?? 'partner';
  return { role, onBehalfOf: party.organisationId };
}
