import { Body } from '@nestjs/common';
import {
  AgreeActionRequest,
  FactRequest,
  FollowActionRequest,
  InvitationsAnswer,
  InvitePanelRequest,
  NameOfficialSheetRequest,
  OpenCohortRequest,
  OwnSheetRequest,
  PanelCountsRequest,
  RecordFindingRequest,
  ReopenRoundRequest,
  ReplyToFindingRequest,
} from '#contracts';
import { type Language } from '#domain';
import { AskedChange, AskedCreation, AskedReplacement, type CommandRequest } from '../command-request.js';
import { AnswerLanguage, Changes, CommandController, OpensCohort, Puts } from '../command-routes.js';
import { CohortOpener } from '../rounds/cohort-opener.js';
import { RoundSender } from '../rounds/round-sender.js';

@CommandController('rounds', 'rounds', { fr: 'Tours d’évaluation', en: 'Evaluation rounds' })
export class RoundsController {
  constructor(
    private readonly send: RoundSender,
    private readonly cohorts: CohortOpener,
  ) {}

  @OpensCohort({
    fr: 'Ouvrir un tour sur chaque partenariat d’une cohorte, avec un verdict pour chacun',
    en: 'Open a round on each partnership of a cohort, with a verdict for each',
  })
  openCohort(
    @AskedCreation() asked: CommandRequest,
    @Body() body: OpenCohortRequest,
    @AnswerLanguage() language: Language,
  ) {
    return this.cohorts.open(asked, body, language);
  }

  @Changes(
    ':id/invitations',
    { fr: 'Inviter les membres d’un panel', en: 'Invite the members of a panel' },
    InvitationsAnswer,
  )
  invite(@AskedChange() asked: CommandRequest, @Body() body: InvitePanelRequest) {
    return this.send.invite(asked, body);
  }

  @Puts(':id/sheet', {
    fr: 'Donner ou réviser sa réponse, scellée jusqu’à la clôture',
    en: 'Give or revise one’s own sheet, sealed until closing',
  })
  give(@AskedReplacement() asked: CommandRequest, @Body() body: OwnSheetRequest) {
    return this.send.giveOwn(asked, body);
  }

  @Puts(':id/panels/:panel/counts', {
    fr: 'Saisir les décomptes d’un panel, avec leur source',
    en: 'Enter the counts of a panel, with their source',
  })
  enterCounts(@AskedReplacement() asked: CommandRequest, @Body() body: PanelCountsRequest) {
    return this.send.enterCounts(asked, body);
  }

  @Changes(':id/official-sheets', {
    fr: 'Désigner la réponse qui vaut pour une partie',
    en: 'Name the sheet that stands for a party',
  })
  nameOfficial(@AskedChange() asked: CommandRequest, @Body() body: NameOfficialSheetRequest) {
    return this.send.to('name-official-sheet', asked, body);
  }

  @Changes(':id/reminders', {
    fr: 'Relancer ceux qui n’ont pas répondu',
    en: 'Remind those who have not answered',
  })
  remind(@AskedChange() asked: CommandRequest, @Body() body: FactRequest) {
    return this.send.to('remind-silent', asked, body);
  }

  @Changes(':id/closing', { fr: 'Clore le tour', en: 'Close the round' })
  close(@AskedChange() asked: CommandRequest, @Body() body: FactRequest) {
    return this.send.to('close-round', asked, body);
  }

  @Changes(':id/reopening', {
    fr: 'Rouvrir le tour, avec son motif',
    en: 'Reopen the round, with its reason',
  })
  reopen(@AskedChange() asked: CommandRequest, @Body() body: ReopenRoundRequest) {
    return this.send.to('reopen-round', asked, body);
  }

  @Changes(':id/findings', {
    fr: 'Poser un constat ou une recommandation',
    en: 'State a finding or a recommendation',
  })
  find(@AskedChange() asked: CommandRequest, @Body() body: RecordFindingRequest) {
    return this.send.to('record-finding', asked, body);
  }

  @Changes(':id/findings/:findingId/replies', { fr: 'Répondre à un constat', en: 'Reply to a finding' })
  reply(@AskedChange() asked: CommandRequest, @Body() body: ReplyToFindingRequest) {
    return this.send.to('reply-to-finding', asked, body);
  }

  @Changes(':id/actions', { fr: 'Convenir d’une action', en: 'Agree an action' })
  agree(@AskedChange() asked: CommandRequest, @Body() body: AgreeActionRequest) {
    return this.send.to('agree-action', asked, body);
  }

  @Changes(':id/actions/:actionId/progress', {
    fr: 'Suivre une action convenue',
    en: 'Follow up an agreed action',
  })
  follow(@AskedChange() asked: CommandRequest, @Body() body: FollowActionRequest) {
    return this.send.to('follow-action', asked, body);
  }
}
