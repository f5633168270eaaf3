import { Body } from '@nestjs/common';
import { GiveMandateRequest, WithdrawMandateRequest } from '#contracts';
import { AskedChange, AskedCreation, type CommandRequest } from '../command-request.js';
import { Adds, Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('organisations', 'mandates', { fr: 'Mandats', en: 'Mandates' })
export class MandatesController {
  constructor(private readonly send: CommandSender) {}

  @Adds(':id/mandates', {
    fr: 'Donner mandat d’agir au nom de l’organisation',
    en: 'Give a mandate to act for the organisation',
  })
  give(@AskedCreation() asked: CommandRequest, @Body() body: GiveMandateRequest) {
    return this.send.giveMandate(asked, body);
  }

  @Changes(':id/mandates/:mandateId/withdrawal', { fr: 'Retirer un mandat', en: 'Withdraw a mandate' })
  withdraw(@AskedChange() asked: CommandRequest, @Body() body: WithdrawMandateRequest) {
    return this.send.withdrawMandate(asked, body);
  }
}
