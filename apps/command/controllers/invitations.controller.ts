import { Body } from '@nestjs/common';
import { InvitedSheetRequest } from '#contracts';
import { CountedByInvitation } from '#platform';
import { AskedByInvitation, type CommandRequest } from '../command-request.js';
import { PublicCommandController, Puts } from '../command-routes.js';
import { RoundSender } from '../rounds/round-sender.js';

/** Members of a panel answer without an account: the token admits, to its own sheet and to nothing else. */
@CountedByInvitation()
@PublicCommandController('invitations', { fr: 'Invitations à répondre', en: 'Invitations to answer' })
export class InvitationsController {
  constructor(private readonly send: RoundSender) {}

  @Puts(':token', {
    fr: 'Donner ou réviser sa réponse, scellée jusqu’à la clôture',
    en: 'Give or revise one’s own sheet, sealed until closing',
  })
  give(@AskedByInvitation() asked: CommandRequest, @Body() body: InvitedSheetRequest) {
    return this.send.giveInvited(asked, body);
  }
}
