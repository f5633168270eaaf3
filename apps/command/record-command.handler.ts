import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandAnswerBody } from '#contracts';
import {
  businessDateOf,
  closing,
  mandate,
  MANDATES,
  organisation,
  partnership,
  round,
  RuleViolation,
  sharedIndicator,
  sheet,
  type Aggregate,
} from '#domain';
import { type CommandRunner, type EventStore } from '#event-store';
import { OpaqueTokens } from '#platform';
import { Admission } from './admission.js';
import { createdIds } from './created-ids.js';
import { opaqueAnswer } from './opaque-answer.js';
import { CLOCK, COMMAND_RUNNER, EVENT_STORE, VIEWS, type CommandParts } from './parts.js';
import { RecordCommand, type Category, type Recording } from './record-command.js';
import { Known } from './rounds/completing.js';
import { completionOf } from './rounds/round-completion.js';
import { ROUND_PARTS, type RoundParts } from './rounds/round-parts.js';
import { rightsHeld, withdrawsRights } from './rights-held.js';
import { toldByTheRegister } from './told-by-the-register.js';
import { organisationsNamed, requireRegistered } from './registered-organisations.js';

const AGGREGATES: Readonly<Record<Category, object>> = {
  organisation,
  partnership,
  closing,
  mandates: mandate,
  round,
  sheet,
  sharedindicator: sharedIndicator,
};

/** The bridge between the command bus and the command runner, for every command. */
@CommandHandler(RecordCommand)
export class RecordCommandHandler implements ICommandHandler<RecordCommand> {
  private readonly admission: Admission;
  private readonly known: Known;

  constructor(
    @Inject(COMMAND_RUNNER) private readonly runner: CommandRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: () => Date,
    @Inject(VIEWS) private readonly views: CommandParts['views'] | null,
    private readonly tokens: OpaqueTokens,
    @Inject(ROUND_PARTS) rounds: RoundParts,
  ) {
    this.admission = new Admission(runner);
    this.known = new Known(runner, rounds);
  }

  /** @throws RuleViolation, and what `CommandRunner.run` throws */
  async execute({ recording }: RecordCommand): Promise<CommandAnswerBody> {
    const { category, streamId, type, data: asked, commandId, caller, isAdmitted, ...envelope } = recording;
    await requireRegistered(this.store, organisationsNamed(asked));
    const data = await toldByTheRegister(this.runner, recording);
    const today = businessDateOf(this.clock());
    const { occurredOn = today, datePrecision } = recording;
    const complete = completionOf(this.known, recording, { occurredOn, today });
    const answer = await this.runner
      .run({
        ...envelope,
        aggregate: AGGREGATES[category] as Aggregate<unknown>,
        streamId,
        command: { type, data, occurredOn, datePrecision, today, id: commandId },
        actor: category === MANDATES ? { ...caller, onBehalfOf: null } : caller,
        ...(complete && { complete }),
        ...(isAdmitted ? {} : { admit: (recorded) => this.admission.eventsSeen(recording, recorded, today) }),
      })
      .catch((error: unknown) => {
        throw atCorrectedField(error, recording);
      });
    if (answer.changed && !isAdmitted && this.views && withdrawsRights(type))
      await rightsHeld(this.views, answer.position);
    const created = answer.changed ? createdIds(recording) : undefined;
    return {
      ...opaqueAnswer(this.tokens, streamId, answer),
      ...(created && { createdIds: created }),
    };
  }
}

/** A correction makes history impossible by what it says of the fact, not by the day on which it is made. */
function atCorrectedField(error: unknown, { type, data }: Recording): unknown {
  if (!(error instanceof RuleViolation) || error.code !== 'HISTORY_IMPOSSIBLE') return error;
  if (type === 'withdraw-fact') return new RuleViolation(error.code, error.params, 'factId');
  if (type !== 'correct-fact') return error;
  const field = data.correctOccurredOn === undefined ? 'changes' : 'correctOccurredOn';
  return new RuleViolation(error.code, error.params, field);
}
