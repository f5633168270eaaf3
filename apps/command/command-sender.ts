import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  pointerTo,
  type CloseReportRequest,
  type CommandAnswerBody,
  type FactRequest,
  type GiveMandateRequest,
  type PublishSharedIndicatorRequest,
  type RegisterOrganisationRequest,
  type RegisterPartnershipRequest,
  tokenRefused,
  type WithdrawMandateRequest,
} from '#contracts';
import {
  CLOSING,
  derivedId,
  MANDATES,
  ORGANISATION,
  organisationIdOf,
  PARTNERSHIP,
  SHARED_INDICATOR,
  type SharedIndicatorCommands,
  type ClosingCommands,
  type CorrectionCommands,
  type OrganisationCommands,
  type PartnershipCommands,
} from '#domain';
import { type EventStore, type Position } from '#event-store';
import { OpaqueTokens } from '#platform';
import { commandIdOf, fingerprintOf } from './command-identity.js';
import { type CommandRequest } from './command-request.js';
import { lastKnown } from './last-known.js';
import { EVENT_STORE, FINGERPRINT_KEY } from './parts.js';
import { RecordCommand, type Category, type Recording } from './record-command.js';

/** What the path says, or the register of organisations. */
type InPath = 'list' | 'organisationId' | 'gate' | 'conditionId' | 'indicatorId' | 'factId';
/** A body holds the domain command's data but what the path says, and what any fact may say. */
type BodyOf<Commands, Type extends keyof Commands> = FactRequest & Omit<Commands[Type], InPath>;
/** What no stream stands at: an ETag that is none of its. */
const NO_REVISION = -1;

type OfOrganisation = OrganisationCommands & CorrectionCommands;
type OfPartnership = PartnershipCommands & CorrectionCommands;

/** Makes a request into the domain's command and sends it down the bus. */
@Injectable()
export class CommandSender {
  constructor(
    private readonly bus: CommandBus,
    @Inject(FINGERPRINT_KEY) private readonly fingerprintKey: Buffer,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly tokens: OpaqueTokens,
  ) {}

  /** The organisation's id follows from its identifiers: the same SIREN twice is one organisation, and a conflict. */
  registerOrganisation(asked: CommandRequest, body: RegisterOrganisationRequest): Promise<CommandAnswerBody> {
    const id = organisationIdOf(body.identifiers, commandIdOf(asked));
    return this.send(ORGANISATION, id, 'register-organisation', asked, body);
  }

  registerPartnership(asked: CommandRequest, body: RegisterPartnershipRequest): Promise<CommandAnswerBody> {
    const id = derivedId(commandIdOf(asked), PARTNERSHIP);
    return this.send(PARTNERSHIP, id, 'register-partnership', asked, body);
  }

  /** Closes on what the log holds by then; a retry may find more in it, and is answered as the first time all the same. */
  async closeReport(asked: CommandRequest, body: CloseReportRequest): Promise<CommandAnswerBody> {
    const id = derivedId(commandIdOf(asked), CLOSING);
    const closed: BodyOf<ClosingCommands, 'close-report'> = {
      ...body,
      knownAt: await lastKnown(this.store, this.positionIn(body.knownAt)),
    };
    return this.send(CLOSING, id, 'close-report', asked, closed);
  }

  /** Beside the others that the organisation's people hold, whatever they are. */
  giveMandate(asked: CommandRequest, body: GiveMandateRequest): Promise<CommandAnswerBody> {
    return this.send(MANDATES, asked.params.id!, 'give-mandate', asked, body, {});
  }

  withdrawMandate(asked: CommandRequest, body: WithdrawMandateRequest): Promise<CommandAnswerBody> {
    return this.send(MANDATES, asked.params.id!, 'withdraw-mandate', asked, body);
  }

  publishSharedIndicator(
    asked: CommandRequest,
    body: PublishSharedIndicatorRequest,
  ): Promise<CommandAnswerBody> {
    const id = derivedId(commandIdOf(asked), SHARED_INDICATOR);
    return this.send(SHARED_INDICATOR, id, 'publish-shared-indicator', asked, body);
  }

  toSharedIndicator<Type extends keyof SharedIndicatorCommands & string>(
    type: Type,
    asked: CommandRequest,
    body: BodyOf<SharedIndicatorCommands, Type>,
  ): Promise<CommandAnswerBody> {
    return this.send(SHARED_INDICATOR, asked.params.id!, type, asked, body);
  }

  toClosing<Type extends keyof ClosingCommands & string>(
    type: Type,
    asked: CommandRequest,
    body: BodyOf<ClosingCommands, Type>,
  ): Promise<CommandAnswerBody> {
    return this.send(CLOSING, asked.params.id!, type, asked, body);
  }

  toOrganisation<Type extends keyof OfOrganisation & string>(
    type: Type,
    asked: CommandRequest,
    body: BodyOf<OfOrganisation, Type>,
  ): Promise<CommandAnswerBody> {
    return this.send(ORGANISATION, asked.params.id!, type, asked, body);
  }

  toPartnership<Type extends keyof OfPartnership & string>(
    type: Type,
    asked: CommandRequest,
    body: BodyOf<OfPartnership, Type>,
  ): Promise<CommandAnswerBody> {
    return this.send(PARTNERSHIP, asked.params.id!, type, asked, body);
  }

  /** A command to a stream. @param isAdmitted where what the request came with admits it already */
  record(
    category: Category,
    streamId: string,
    type: string,
    asked: CommandRequest,
    body: object,
    { isAdmitted = false }: { readonly isAdmitted?: boolean } = {},
  ): Promise<CommandAnswerBody> {
    return this.send(category, streamId, type, asked, body, undefined, isAdmitted);
  }

  private send(
    category: Category,
    streamId: string,
    type: string,
    asked: CommandRequest,
    body: Partial<FactRequest>,
    expected: NonNullable<Recording['expected']> = this.expectedOf(streamId, asked.expected),
    isAdmitted = false,
  ): Promise<CommandAnswerBody> {
    const recording = this.recordingOf(category, type, asked, body, streamId);
    return this.bus.execute(new RecordCommand({ ...recording, expected, ...(isAdmitted && { isAdmitted }) }));
  }

  /** What a request asks to be recorded, whatever revision it expects. */
  recordingOf(
    category: Category,
    type: string,
    asked: CommandRequest,
    body: Partial<FactRequest>,
    streamId = asked.params.id!,
  ): Recording {
    const { id: _, token: __, ...named } = asked.params;
    const { occurredOn, datePrecision = 'day', source, ...content } = plain(body);
    return {
      ...{ category, streamId, type, occurredOn, datePrecision, source },
      data: { ...content, ...named },
      caller: asked.caller,
      commandId: commandIdOf(asked),
      fingerprint: fingerprintOf(this.fingerprintKey, asked),
      correlationId: asked.correlationId,
      causationId: asked.requestId,
    };
  }

  /** A tag that is none of this stream's is as a stale one: a command that was recorded is answered before it counts. */
  private expectedOf(
    streamId: string,
    expected: CommandRequest['expected'],
  ): NonNullable<Recording['expected']> {
    if (!('ifMatch' in expected)) return expected;
    return { ifMatch: this.tokens.revisionIn(expected.ifMatch, streamId) ?? NO_REVISION };
  }

  /** @throws ProblemException INPUT_INVALID for a token that was not made here */
  private positionIn(knownAt: string | undefined): Position | undefined {
    if (knownAt === undefined) return undefined;
    const position = this.tokens.positionIn(knownAt);
    if (position === null) throw tokenRefused('matches', { pointer: pointerTo('knownAt') });
    return position;
  }
}

/** A contract's content without its class and without what it leaves undefined: the domain knows neither. */
const plain = <Body extends object>(body: Body): Body => JSON.parse(JSON.stringify(body)) as Body;
