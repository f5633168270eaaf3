import { Inject, Param, Query as Asked, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Response } from 'express';
import { type DataSource } from 'typeorm';
import { IdentifierPipe, ProblemException, ReadDto } from '#contracts';
import {
  actsFor,
  businessDateOf,
  currentOpening,
  NOT_VALIDATED,
  PANELS,
  questionnaireOf,
  ROUND,
  roundFold,
  sheetIdOf,
  stateAt,
  type Panel,
  type Round,
} from '#domain';
import { invitationIn, StreamNotFound } from '#event-store';
import { CountedByInvitation, CurrentCaller, setEntityTag, type Caller } from '#platform';
import {
  actsOnRoundToday,
  Invitation,
  OwnSheet,
  PanelCounts,
  pointOfToday,
  Sights,
  viewerOf,
  type PublishedQuestionnaire,
  type ReadHistory,
} from '#read-models';
import { CLOCK, DATABASE, HISTORY, ROUND_SEALS } from '../parts.js';
import { PublicQueryController, Query, QueryController } from '../query-route.js';
import { OwnSheets } from '../rounds/own-sheets.js';
import { type RoundSeals } from '../rounds/round-seals.js';

const isPanel = (code: string): code is Panel => (PANELS as readonly string[]).includes(code);

@QueryController('rounds', { fr: 'Tours d’évaluation', en: 'Evaluation rounds' })
export class OwnSheetQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: () => Date,
    private readonly sheets: OwnSheets,
  ) {}

  /** Under a mandate in force alone, as it was given under one. Its `ETag` is what revising it takes for `If-Match`. */
  @Query(':id/sheet', { fr: 'Sa propre réponse, telle que donnée', en: 'One’s own sheet, as given' })
  @ApiOkResponse({ type: OwnSheet })
  async own(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) roundId: string,
    @Asked() _: ReadDto,
    @Res() response: Response,
  ): Promise<void> {
    const viewer = await viewerOf(this.database, caller, businessDateOf(this.clock()));
    const organisationId = actsFor(viewer);
    if (organisationId === null) throw new ProblemException('NOT_FOUND');
    const respondent = { kind: 'party', organisationId } as const;
    const sheet = await this.sheets.of(roundId, respondent, caller.id);
    if (!sheet) throw new ProblemException('NOT_FOUND');
    const sheetId = sheetIdOf(roundId, respondent, caller.id);
    setEntityTag(response, sheet.revision);
    response.json({ roundId, sheetId, organisationId, ...sheet } satisfies OwnSheet);
  }

  /** To who may enter them, while they may. Its `ETag` is what correcting them takes for `If-Match`. */
  @Query(':id/panels/:panel/counts', {
    fr: 'Décomptes saisis pour un panel, à qui peut les corriger',
    en: 'Counts entered for a panel, to who may correct them',
  })
  @ApiOkResponse({ type: PanelCounts })
  async counts(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) roundId: string,
    @Param('panel') panel: string,
    @Asked() _: ReadDto,
    @Res() response: Response,
  ): Promise<void> {
    const today = businessDateOf(this.clock());
    const viewer = await viewerOf(this.database, caller, today);
    const acts = await actsOnRoundToday(this.database, new Sights(viewer, pointOfToday(today)), roundId);
    const counts =
      acts.includes('enter-counts') && isPanel(panel)
        ? await this.sheets.countsOf(roundId, panel, caller.id)
        : null;
    if (!counts) throw new ProblemException('NOT_FOUND');
    setEntityTag(response, counts.revision);
    response.json(counts);
  }
}

/**
 * What an invitation opens, to whoever bears it: an unknown one, one of a closed round, one past its day and one that
 * somebody else has answered by are alike.
 */
@CountedByInvitation()
@PublicQueryController('invitations', { fr: 'Invitations à répondre', en: 'Invitations to answer' })
export class InvitationQueries {
  constructor(
    @Inject(HISTORY) private readonly history: ReadHistory,
    @Inject(CLOCK) private readonly clock: () => Date,
    @Inject(ROUND_SEALS) private readonly seals: RoundSeals,
    private readonly sheets: OwnSheets,
  ) {}

  @Query(':token', {
    fr: 'Le questionnaire, et sa propre réponse',
    en: 'The questionnaire, and one’s own sheet',
  })
  @ApiOkResponse({ type: Invitation })
  async find(@Param('token') token: string, @Asked() _: ReadDto, @Res() response: Response): Promise<void> {
    const claimed = this.seals.invitations.claimedBy(token);
    const round = claimed && (await this.roundOf(claimed.roundId));
    const invitation = claimed && round && invitationIn(round, claimed);
    const opening = round && currentOpening(round);
    if (!invitation || !opening || businessDateOf(this.clock()) > opening.closesOn)
      throw new ProblemException('NOT_FOUND');
    const { panel, invitationId } = invitation;
    const { code, version } = round.questionnaire;
    const questionnaire = questionnaireOf(code, version)!;
    const sheet = await this.sheets.of(
      claimed.roundId,
      { kind: 'panel-member', panel, invitationId },
      invitationId,
      claimed.holder,
    );
    if (sheet) setEntityTag(response, sheet.revision);
    response.json({
      title: round.title,
      panel,
      closesOn: opening.closesOn,
      questionnaire: {
        ...questionnaire,
        notice: questionnaire.isValidated ? null : NOT_VALIDATED,
      } as PublishedQuestionnaire,
      sheet,
    } satisfies Invitation);
  }

  private async roundOf(roundId: string): Promise<Round | null> {
    try {
      return stateAt(roundFold, await this.history(ROUND, roundId));
    } catch (error) {
      if (error instanceof StreamNotFound) return null;
      throw error;
    }
  }
}
