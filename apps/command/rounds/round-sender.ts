import { Inject, Injectable } from '@nestjs/common';
import { ProblemException, type CommandAnswerBody, type InvitationsAnswer } from '#contracts';
import {
  businessDateOf,
  derivedId,
  ROUND,
  roundFold,
  RuleViolation,
  SHEET,
  sheetIdOf,
  stateAt,
  type Panel,
  type Respondent,
  type RoundCommands,
  type SheetAnswers,
} from '#domain';
import { invitationIn, StreamNotFound, type CommandRunner } from '#event-store';
import { commandIdOf } from '../command-identity.js';
import { type CommandRequest } from '../command-request.js';
import { CommandSender } from '../command-sender.js';
import { CLOCK, COMMAND_RUNNER } from '../parts.js';
import { ROUND_PARTS, type RoundParts } from './round-parts.js';

/** A round that takes no more answers is, to who comes with an invitation, no round. */
const USED_UP: readonly string[] = ['ROUND_CLOSED', 'ROUND_OVER'];

/** Makes requests about rounds into commands. */
@Injectable()
export class RoundSender {
  constructor(
    private readonly sender: CommandSender,
    @Inject(ROUND_PARTS) private readonly parts: RoundParts,
    @Inject(COMMAND_RUNNER) private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  open(asked: CommandRequest, body: object): Promise<CommandAnswerBody> {
    const id = derivedId(commandIdOf(asked), ROUND);
    const data = { cohort: null, ...body, partnershipId: asked.params.id! };
    return this.sender.record(ROUND, id, 'open-round', asked, data);
  }

  to<Type extends keyof RoundCommands & string>(
    type: Type,
    asked: CommandRequest,
    body: object,
  ): Promise<CommandAnswerBody> {
    return this.sender.record(ROUND, asked.params.id!, type, asked, body);
  }

  /** The tokens follow from the batch, so that a retry is given the same. */
  async invite(asked: CommandRequest, body: { readonly invitations: number }): Promise<InvitationsAnswer> {
    const answer = await this.to('invite-panel', asked, body);
    const batchId = derivedId(commandIdOf(asked), 'batch');
    return { ...answer, tokens: this.parts.invitations.tokensOf(answer.id, batchId, body.invitations) };
  }

  giveOwn(
    asked: CommandRequest,
    { organisationId, answers, comments, ...fact }: { organisationId: string } & Answered,
  ): Promise<CommandAnswerBody> {
    const respondent = { kind: 'party', organisationId } as const;
    return this.give(asked, asked.params.id!, respondent, { kind: 'answers', answers, comments }, fact);
  }

  enterCounts(
    asked: CommandRequest,
    { sheets, counts, ...fact }: Omit<Extract<SheetAnswers, { kind: 'counts' }>, 'kind'>,
  ): Promise<CommandAnswerBody> {
    const respondent = { kind: 'panel-counts', panel: asked.params.panel as Panel } as const;
    return this.give(asked, asked.params.id!, respondent, { kind: 'counts', sheets, counts }, fact);
  }

  /** By invitation: the token admits once, then its holder's secret with it. @throws ProblemException NOT_FOUND */
  async giveInvited(asked: CommandRequest, { answers, comments }: Answered): Promise<CommandAnswerBody> {
    const { roundId, holder, ...respondent } = await this.invited(asked.params.token!);
    const by = { id: respondent.invitationId, roles: [], onBehalfOf: null };
    try {
      return await this.give(
        { ...asked, caller: by, callerId: by.id },
        roundId,
        respondent,
        { kind: 'answers', answers, comments, holder },
        { occurredOn: businessDateOf(this.clock()) },
        true,
      );
    } catch (error) {
      if (error instanceof RuleViolation && USED_UP.includes(error.code))
        throw new ProblemException('NOT_FOUND');
      throw error;
    }
  }

  private async invited(token: string) {
    const claimed = this.parts.invitations.claimedBy(token);
    const round = claimed && (await this.roundOf(claimed.roundId));
    const invitation = claimed && round && invitationIn(round, claimed);
    if (!invitation) throw new ProblemException('NOT_FOUND');
    const { roundId, holder } = claimed;
    return { kind: 'panel-member', roundId, holder, ...invitation } as const;
  }

  private async roundOf(roundId: string) {
    try {
      return stateAt(roundFold, await this.runner.history(ROUND, roundId));
    } catch (error) {
      if (error instanceof StreamNotFound) return null;
      throw error;
    }
  }

  private give(
    asked: CommandRequest,
    roundId: string,
    respondent: Respondent,
    answers: SheetAnswers,
    fact: object,
    isAdmitted = false,
  ): Promise<CommandAnswerBody> {
    const sheetId = sheetIdOf(roundId, respondent, asked.caller.id);
    const data = { ...fact, roundId, respondent, answers };
    return this.sender.record(SHEET, sheetId, 'give-sheet', asked, data, { isAdmitted });
  }
}

type Answered = Omit<Extract<SheetAnswers, { kind: 'answers' }>, 'kind'>;
