import {
  PARTNERSHIP,
  type CorrectionCommands,
  type PartnershipCommands,
  type PartyRole,
  type Source,
} from '#domain';
import {
  partnershipRegistrationKey,
  seedCommandId,
  seedFactId,
  seedOrganisationId,
  seedPartnershipId,
  type SeedActor,
  type SeedCommand,
} from '../seed-command.js';
import { type FictionalOrganisationKey } from './organisations.js';
import { readDate, type WrittenDate } from './written-date.js';

export type Commands = PartnershipCommands & CorrectionCommands;
export type Party = FictionalOrganisationKey;

const STEWARD: SeedActor = { role: 'data-steward', onBehalfOf: null };

/** The commands of one life so far, each with its key and whoever acts. */
export class Telling {
  readonly commands: SeedCommand[] = [];
  /** Current parties with their roles, in the order in which they joined. */
  readonly parties = new Map<Party, readonly PartyRole[]>();

  constructor(private readonly key: string) {}

  say<Type extends keyof Commands>(
    on: WrittenDate,
    type: Type,
    data: Commands[Type],
    party?: Party,
    source?: Source,
  ): void {
    this.commands.push({
      key: this.keyOf(type),
      aggregate: PARTNERSHIP,
      streamId: seedPartnershipId(this.key),
      type,
      data,
      ...readDate(on),
      actor: this.actor(type, party),
      ...(source && { source }),
    } as SeedCommand);
  }

  get lastCommandId(): string {
    return seedCommandId(this.last.key);
  }

  get lastFactId(): string {
    return seedFactId(this.last);
  }

  get evaluator(): Party | undefined {
    return this.holder('evaluator');
  }

  /** A party whose person is another than the decider's, where a funder is a party. */
  seconding(decider: Party): Party | undefined {
    if (!this.holder('funder')) return undefined;
    const { role } = this.actor('decide-at-gate', decider);
    return [...this.parties.keys()].find((party) => this.actor('propose-decision', party).role !== role);
  }

  private get last(): SeedCommand {
    return this.commands.at(-1)!;
  }

  /** Commands of one kind are counted within their life. */
  private keyOf(type: keyof Commands): string {
    if (type === 'register-partnership') return partnershipRegistrationKey(this.key);
    const nth = this.commands.filter((command) => command.type === type).length + 1;
    return `${PARTNERSHIP}/${this.key}/${type}/${nth}`;
  }

  private holder(role: PartyRole): Party | undefined {
    return [...this.parties].find(([, roles]) => roles.includes(role))?.[0];
  }

  /** Whoever speaks for the party, else for the carrier; corrections are the data steward's. */
  private actor(type: keyof Commands, party = this.holder('carrier')): SeedActor {
    if (type === 'correct-fact' || type === 'withdraw-fact' || !party) return STEWARD;
    const roles = this.parties.get(party) ?? [];
    const role = (['funder', 'evaluator'] as const).find((held) => roles.includes(held)) ?? 'partner';
    return { role, onBehalfOf: seedOrganisationId(party) };
  }
}
