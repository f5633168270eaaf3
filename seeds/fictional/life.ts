import {
  DEFAULT_CRITERIA,
  derivedId,
  GATES,
  isGate,
  isStage,
  stageAfter,
  type Audience,
  type CorrectionCommands,
  type Gate,
  objectiveListOf,
  type IndicatorDefinition,
  type Objective,
  type Qualification,
  type PartyRole,
  type Stage,
  type Standing,
} from '#domain';
import { seedOrganisationId, type SeedCommand } from '../seed-command.js';
import { sphereOf } from './organisations.js';
import { type Present } from './present.js';
import { type Proof } from './proof.js';
import { Telling, type Commands, type Party } from './telling.js';
import { type WrittenDate } from './written-date.js';

type Described = Omit<Commands['register-partnership'], 'standing' | 'fictional' | 'parties'>;
type Decision = {
  readonly by: readonly Party[];
  readonly waivers?: Readonly<Record<string, string>>;
  readonly comment?: string;
};
type Reasoned<Type extends keyof Commands> = Extract<Commands[Type], { readonly reason: unknown }>['reason'];

/** A partnership that does not exist, told from its start; the commands come out in the order of the telling. */
export type Story = (present: Present) => Life;

/** Roles that accept an indicator before it is used. */
const ASKED: readonly PartyRole[] = ['carrier', 'partner', 'funder'];

function named<Value>(known: ReadonlyMap<string, Value>, name: string): Value {
  const value = known.get(name);
  if (value === undefined) throw new Error(`nothing was told under the name « ${name} »`);
  return value;
}

/**
 * Tells a partnership's life as commands. Keys count the commands of one kind within a life: a life already loaded
 * somewhere may be continued, never have a step put between two others of its kind.
 */
export class Life {
  private readonly telling: Telling;
  private readonly conditionIds = new Map<string, string>();
  private readonly countered = new Map<string, IndicatorDefinition>();
  private readonly indicators = new Map<string, { id: string; definition: IndicatorDefinition }>();
  private readonly factIds = new Map<string, string>();
  private standing: Standing = 'off-path';

  constructor(
    private readonly key: string,
    private readonly described: Described,
  ) {
    this.telling = new Telling(key);
  }

  get commands(): readonly SeedCommand[] {
    return this.telling.commands;
  }

  // — Description and parties

  starts(on: WrittenDate, standing: Standing, parties: Readonly<Partial<Record<Party, PartyRole[]>>>): this {
    const joining = Object.entries(parties) as [Party, PartyRole[]][];
    for (const [party, roles] of joining) this.telling.parties.set(party, roles);
    this.standing = standing;
    return this.say(on, 'register-partnership', {
      ...this.described,
      title: `${this.described.title} (partenariat fictif)`,
      standing,
      fictional: true,
      parties: joining.map(([party, roles]) => ({ organisationId: seedOrganisationId(party), roles })),
    });
  }

  amends(on: WrittenDate, changes: Commands['amend-description']): this {
    return this.say(on, 'amend-description', changes);
  }

  becomes(on: WrittenDate, category: Described['category'], comment?: string): this {
    return this.say(on, 'change-category', { category, comment });
  }

  joins(on: WrittenDate, party: Party, ...roles: PartyRole[]): this {
    this.telling.parties.set(party, roles);
    return this.say(on, 'add-party', { organisationId: seedOrganisationId(party), roles }, party);
  }

  changesRole(on: WrittenDate, party: Party, ...roles: PartyRole[]): this {
    this.telling.parties.set(party, roles);
    return this.say(on, 'change-party-roles', { organisationId: seedOrganisationId(party), roles }, party);
  }

  leaves(on: WrittenDate, party: Party, exitStrategy?: string): this {
    this.say(on, 'remove-party', { organisationId: seedOrganisationId(party), exitStrategy }, party);
    this.telling.parties.delete(party);
    return this;
  }

  /** What anyone may read of it from then on; with the territory, what its public bodies read. */
  publishes(on: WrittenDate, items: Commands['publish']['items'], sharedWithTerritory = false): this {
    return this.say(on, 'publish', { items, sharedWithTerritory });
  }

  // — Path

  entersPath(on: WrittenDate, stage: Stage): this {
    this.standing = stage;
    return this.say(on, 'enter-path', { stage });
  }

  isSeenAt(on: WrittenDate, stage: Stage, observer: Party): this {
    this.standing = stage;
    return this.say(on, 'observe-stage', { stage, observerId: seedOrganisationId(observer) }, observer);
  }

  goesBack(on: WrittenDate, to: Stage, reason: Reasoned<'go-back'>, comment?: string): this {
    this.standing = to;
    return this.say(on, 'go-back', { to, reason, comment });
  }

  isSuspended(on: WrittenDate, reason: Reasoned<'suspend'>, comment?: string): this {
    return this.say(on, 'suspend', { reason, comment });
  }

  resumes(on: WrittenDate, comment?: string): this {
    return this.say(on, 'resume', { comment });
  }

  isCompleted(on: WrittenDate, comment?: string): this {
    return this.say(on, 'end', { ending: 'completed', comment });
  }

  isAbandoned(on: WrittenDate, reason: NonNullable<Commands['end']['reason']>, comment?: string): this {
    return this.say(on, 'end', { ending: 'abandoned', reason, comment });
  }

  isTransferred(on: WrittenDate, transferredTo: 'public-policy' | 'market', comment?: string): this {
    return this.say(on, 'end', { ending: 'transferred', transferredTo, comment });
  }

  isReopened(on: WrittenDate, reason: Reasoned<'reopen'>, comment?: string): this {
    return this.say(on, 'reopen', { reason, comment });
  }

  // — Gates: that of the stage where the partnership stands

  setsOwnCriteria(
    on: WrittenDate,
    criteria: Commands['change-gate-criteria']['criteria'],
    reason: string,
  ): this {
    return this.say(on, 'change-gate-criteria', { gate: this.gate, criteria, reason });
  }

  brings(on: WrittenDate, proofs: Readonly<Record<string, Proof>>, by?: Party): this {
    for (const [criterion, proof] of Object.entries(proofs)) {
      const gate = this.gateOf(criterion);
      this.say(on, 'bring-evidence', { gate, criterion, ...proof }, by);
    }
    return this;
  }

  opines(
    on: WrittenDate,
    party: Party,
    opinion: Commands['give-opinion']['opinion'],
    comment?: string,
    audience: Audience = 'parties',
  ): this {
    const organisationId = seedOrganisationId(party);
    return this.say(
      on,
      'give-opinion',
      { gate: this.gate, organisationId, opinion, comment, audience },
      party,
    );
  }

  plansReview(on: WrittenDate, plannedFor: string, deciders: readonly Party[], comment?: string): this {
    const deciderIds = deciders.map(seedOrganisationId);
    return this.say(on, 'plan-gate-review', { gate: this.gate, plannedFor, deciderIds, comment });
  }

  passes(on: WrittenDate, decision: Decision): this {
    return this.decides(on, 'go', decision).movesOn();
  }

  /** Passes on conditions, each named for `meets` and `waives`, with its text and its due date. */
  passesIf(
    on: WrittenDate,
    decision: Decision,
    conditions: Readonly<Record<string, readonly [text: string, dueOn: string]>>,
  ): this {
    const set = Object.entries(conditions);
    this.decides(
      on,
      'conditional',
      decision,
      set.map(([, [text, dueOn]]) => ({ text, dueOn })),
    );
    const decisionId = this.telling.lastCommandId;
    set.forEach(([name], index) => this.conditionIds.set(name, derivedId(decisionId, 'condition', index)));
    return this.movesOn();
  }

  isRefused(on: WrittenDate, decision: Decision): this {
    return this.decides(on, 'no-go', decision);
  }

  meets(on: WrittenDate, condition: string, comment?: string): this {
    return this.say(on, 'meet-condition', { conditionId: named(this.conditionIds, condition), comment });
  }

  waives(on: WrittenDate, condition: string, justification: string): this {
    return this.say(on, 'waive-condition', {
      conditionId: named(this.conditionIds, condition),
      justification,
    });
  }

  // — Indicators, by a name of the telling

  proposes(on: WrittenDate, name: string, definition: IndicatorDefinition, replyBy: string): this {
    this.say(on, 'propose-indicator', { definition, replyBy }, this.telling.evaluator);
    const id = derivedId(this.telling.lastCommandId, 'indicator');
    this.indicators.set(name, { id, definition });
    return this;
  }

  revises(on: WrittenDate, name: string, changes: Partial<IndicatorDefinition>, replyBy: string): this {
    const { id, definition } = named(this.indicators, name);
    const revised = { ...definition, ...changes };
    this.indicators.set(name, { id, definition: revised });
    return this.say(
      on,
      'revise-indicator',
      { indicatorId: id, definition: revised, replyBy },
      this.telling.evaluator,
    );
  }

  accepts(on: WrittenDate, name: string, ...parties: readonly Party[]): this {
    const indicatorId = named(this.indicators, name).id;
    for (const party of parties) {
      this.say(on, 'accept-indicator', { indicatorId, organisationId: seedOrganisationId(party) }, party);
    }
    return this;
  }

  /** Every party asked accepts, the same day. */
  agrees(on: WrittenDate, name: string): this {
    const asked = [...this.telling.parties].filter(([, roles]) => roles.some((role) => ASKED.includes(role)));
    return this.accepts(on, name, ...asked.map(([party]) => party));
  }

  passesOverSilence(on: WrittenDate, name: string, justification: string): this {
    const indicatorId = named(this.indicators, name).id;
    return this.say(on, 'pass-over-silence', { indicatorId, justification }, this.telling.evaluator);
  }

  refuses(
    on: WrittenDate,
    name: string,
    party: Party,
    reason: string,
    changes?: Partial<IndicatorDefinition>,
  ): this {
    const { id, definition } = named(this.indicators, name);
    const counterProposal = changes ? { ...definition, ...changes } : null;
    const organisationId = seedOrganisationId(party);
    if (counterProposal) this.countered.set(name, counterProposal);
    return this.say(
      on,
      'refuse-indicator',
      { indicatorId: id, organisationId, reason, counterProposal },
      party,
    );
  }

  /** Takes up the counter-proposal made last: told right after it. */
  takesUp(on: WrittenDate, name: string, replyBy: string): this {
    const { id } = named(this.indicators, name);
    this.indicators.set(name, { id, definition: named(this.countered, name) });
    const refusalId = this.telling.lastFactId;
    return this.say(
      on,
      'adopt-counter-proposal',
      { indicatorId: id, refusalId, replyBy },
      this.telling.evaluator,
    );
  }

  hadAgreed(
    on: WrittenDate,
    name: string,
    definition: IndicatorDefinition,
    document: string,
    ...parties: readonly Party[]
  ): this {
    const organisationIds = parties.map((party) => seedOrganisationId(party));
    this.telling.say(
      on,
      'transcribe-indicator-agreement',
      { definition, organisationIds },
      this.telling.evaluator,
      { document },
    );
    this.indicators.set(name, { id: derivedId(this.telling.lastCommandId, 'indicator'), definition });
    return this;
  }

  // — What frames the evaluation

  asksToAccept(on: WrittenDate, ...parties: readonly Party[]): this {
    const requiredParties = parties.map((party) => seedOrganisationId(party));
    return this.say(on, 'set-evaluation-framework', { requiredParties }, this.telling.evaluator);
  }

  expects(on: WrittenDate, party: Party, expected: Readonly<Partial<Record<Objective, number>>>): this {
    const objectives = Object.entries(expected).map(([objective, rating]) => ({
      objective: objective as Objective,
      expected: rating,
    }));
    const list = objectiveListOf(sphereOf(party));
    return this.say(
      on,
      'state-objectives',
      { organisationId: seedOrganisationId(party), list, objectives },
      party,
    );
  }

  isQualified(
    on: WrittenDate,
    qualification: Qualification,
    justification: string,
    ...parties: readonly Party[]
  ): this {
    const agreedBy = parties.map((party) => seedOrganisationId(party));
    return this.say(on, 'qualify', { qualification, justification, agreedBy }, this.telling.evaluator);
  }

  reaches(on: WrittenDate, figures: Partial<Commands['record-deployment']>, document: string): this {
    const none = { territoriesReached: null, beneficiariesReached: null, swarmingSites: null, takenUpBy: [] };
    const data = { ...none, ...figures };
    this.telling.say(on, 'record-deployment', data, this.telling.evaluator, { document });
    return this;
  }

  measures(on: WrittenDate, name: string, value: number, dataSource: string, comment?: string): this {
    const indicatorId = named(this.indicators, name).id;
    return this.say(
      on,
      'record-measurement',
      { indicatorId, value, dataSource, comment },
      this.telling.evaluator,
    );
  }

  // — Corrections, of the fact last told under a name

  /** Names the fact just told, for a correction of it. */
  notedAs(name: string): this {
    this.factIds.set(name, this.telling.lastFactId);
    return this;
  }

  isCorrected(
    on: WrittenDate,
    fact: string,
    correction: Omit<CorrectionCommands['correct-fact'], 'factId'>,
  ): this {
    this.say(on, 'correct-fact', { factId: named(this.factIds, fact), ...correction });
    return this;
  }

  isWithdrawn(
    on: WrittenDate,
    fact: string,
    withdrawal: Omit<CorrectionCommands['withdraw-fact'], 'factId'>,
  ): this {
    this.say(on, 'withdraw-fact', { factId: named(this.factIds, fact), ...withdrawal });
    return this;
  }

  private decides(
    on: WrittenDate,
    outcome: Commands['decide-at-gate']['outcome'],
    { by, waivers = {}, comment }: Decision,
    conditions: Commands['decide-at-gate']['conditions'] = [],
  ): this {
    const data = {
      gate: this.gate,
      outcome,
      waivers: Object.entries(waivers).map(([criterion, reason]) => ({ criterion, reason })),
      conditions,
      deciderIds: by.map(seedOrganisationId),
      comment,
    };
    if (outcome !== 'no-go') this.proposedFirst(on, outcome, by[0]!);
    return this.say(on, 'decide-at-gate', data, by[0]);
  }

  /** A passage that a funder's money follows takes two people: one of another role proposes it. */
  private proposedFirst(on: WrittenDate, outcome: 'go' | 'conditional', decider: Party): void {
    const proposer = this.telling.seconding(decider);
    if (proposer) this.say(on, 'propose-decision', { gate: this.gate, outcome }, proposer);
  }

  private movesOn(): this {
    this.standing = stageAfter(this.gate)!;
    return this;
  }

  private get gate(): Gate {
    if (isStage(this.standing) && isGate(this.standing)) return this.standing;
    throw new Error(`${this.key} stands at no gate: ${this.standing}`);
  }

  /** A default criterion says its gate, so that evidence may be told late; any other is the current gate's. */
  private gateOf(criterion: string): Gate {
    const isOf = (gate: Gate) => DEFAULT_CRITERIA[gate].criteria.some(({ code }) => code === criterion);
    return GATES.find(isOf) ?? this.gate;
  }

  private say<Type extends keyof Commands>(
    on: WrittenDate,
    type: Type,
    data: Commands[Type],
    party?: Party,
  ): this {
    this.telling.say(on, type, data, party);
    return this;
  }
}

export const life = (key: string, described: Described): Life => new Life(key, described);
