import { createHash } from 'node:crypto';
import {
  closing,
  derivedId,
  DOMAIN_EVENTS,
  organisation,
  organisationIdOf,
  partnership,
  PARTNERSHIP,
  type Aggregate,
  type ClosingCommands,
  type CorrectionCommands,
  type DatePrecision,
  type OrganisationCommands,
  type PartnershipCommands,
  type Source,
} from '#domain';
import {
  CommandRunner,
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  type CommandAnswer,
  type RecordedEvent,
} from '#event-store';

interface Told {
  readonly datePrecision?: DatePrecision;
  readonly source?: Source;
  readonly onBehalfOf?: string;
  readonly person?: string;
}

/** A log in memory, written through the command runner, as production writes it; each day is told once it has passed. */
export class ToldLedger {
  readonly store = new InMemoryEventStore(() => Date.UTC(2026, 5, 30, 8));
  readonly codec = createCodec({
    catalogue: DOMAIN_EVENTS,
    textKeys: new InMemoryTextKeyStore(this.store),
    masterKey: createHash('sha256').update('told').digest(),
  });
  readonly runner = new CommandRunner(this.store, this.codec);
  readonly partnershipId = derivedId('a told partnership');
  readonly closingId = derivedId('a told closing');
  #count = 0;

  /** Registers a fictional organisation; its id. */
  async organisation(name: string): Promise<string> {
    const id = organisationIdOf([], derivedId('told', name));
    await this.organisationDid(id, '2008-01-01', 'register-organisation', {
      name,
      sphere: 'association',
      size: null,
      identifiers: [],
      homeTerritory: { level: 'regional', code: '53', vintage: 2024, name: 'Bretagne' },
      fictional: true,
    });
    return id;
  }

  organisationDid<Type extends keyof OrganisationCommands & string>(
    id: string,
    on: string,
    type: Type,
    data: OrganisationCommands[Type],
  ): Promise<CommandAnswer> {
    return this.#run(organisation, id, on, type, data, {});
  }

  did<Type extends keyof (PartnershipCommands & CorrectionCommands) & string>(
    on: string,
    type: Type,
    data: (PartnershipCommands & CorrectionCommands)[Type],
    told: Told = {},
  ): Promise<CommandAnswer> {
    return this.#run(partnership, this.partnershipId, on, type, data, told);
  }

  /** What a closing of today's log was answered; its id is `closingId`. */
  closingDid<Type extends keyof ClosingCommands & string>(
    on: string,
    type: Type,
    data: ClosingCommands[Type],
  ): Promise<CommandAnswer> {
    return this.#run(closing, this.closingId, on, type, data, {});
  }

  history = (category = PARTNERSHIP, id = this.partnershipId): Promise<RecordedEvent[]> =>
    this.runner.history(category, id);

  #run<State>(
    aggregate: Aggregate<State>,
    streamId: string,
    occurredOn: string,
    type: string,
    data: unknown,
    { datePrecision = 'day', source, onBehalfOf, person = 'person-1' }: Told,
  ): Promise<CommandAnswer> {
    const id = derivedId('told command', this.#count++);
    return this.runner.run({
      aggregate,
      streamId,
      command: { type, data, occurredOn, datePrecision, today: '2026-06-30', id },
      actor: { id: person, roles: ['evaluator'], onBehalfOf: onBehalfOf ?? null },
      fingerprint: '',
      correlationId: id,
      causationId: id,
      source,
    });
  }
}
