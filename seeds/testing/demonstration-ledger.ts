import { randomBytes } from 'node:crypto';
import { DOMAIN_EVENTS, organisation, partnership, sharedIndicator, type Aggregate } from '#domain';
import {
  CommandRunner,
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  type CommandAnswer,
  type RecordedEvent,
} from '#event-store';
import {
  demonstrationCommands,
  demonstrationLibrary,
  seedCommandId,
  type SeedCommand,
  type SeedLibraryCommand,
} from '../index.js';

const AGGREGATES = { organisation, partnership, sharedindicator: sharedIndicator } as const;

/** A ledger in memory that the demonstration data is loaded into, as the real loader does it. */
export class DemonstrationLedger {
  private readonly store = new InMemoryEventStore();
  private readonly runner = new CommandRunner(
    this.store,
    createCodec({
      catalogue: DOMAIN_EVENTS,
      textKeys: new InMemoryTextKeyStore(this.store),
      masterKey: randomBytes(32),
    }),
  );

  async load(today: string): Promise<CommandAnswer[]> {
    const answers: CommandAnswer[] = [];
    for (const command of demonstrationCommands(today)) answers.push(await this.run(command, today));
    return answers;
  }

  /** The library and its use, once all else is loaded. */
  async loadLibrary(today: string): Promise<CommandAnswer[]> {
    const answers: CommandAnswer[] = [];
    for (const command of demonstrationLibrary(today)) answers.push(await this.run(command, today));
    return answers;
  }

  async run(seed: SeedCommand | SeedLibraryCommand, today: string): Promise<CommandAnswer> {
    const { key, streamId, type, data, occurredOn, source, actor } = seed;
    const [category, datePrecision] =
      'aggregate' in seed ? [seed.aggregate, seed.datePrecision] : [seed.category, 'day' as const];
    const id = seedCommandId(key);
    try {
      return await this.runner.run({
        aggregate: AGGREGATES[category] as Aggregate<unknown>,
        streamId,
        command: { id, type, data, occurredOn, datePrecision, today },
        actor: { id: actor.role, roles: [actor.role], onBehalfOf: actor.onBehalfOf },
        fingerprint: key,
        correlationId: id,
        causationId: id,
        source,
      });
    } catch (cause) {
      throw new Error(`${key} on ${occurredOn}: ${String(cause)}`, { cause });
    }
  }

  /** Every event of the log, in order. */
  async size(): Promise<bigint> {
    return (await this.store.head()) + 1n;
  }

  history(aggregate: keyof typeof AGGREGATES, streamId: string): Promise<RecordedEvent[]> {
    return this.runner.history(aggregate, streamId);
  }
}
