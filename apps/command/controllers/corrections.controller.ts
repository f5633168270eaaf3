import { Body } from '@nestjs/common';
import { CorrectFactRequest, WithdrawFactRequest } from '#contracts';
import { AskedChange, type CommandRequest } from '../command-request.js';
import { Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('partnerships', 'corrections', { fr: 'Corrections', en: 'Corrections' })
export class CorrectionsController {
  constructor(private readonly send: CommandSender) {}

  @Changes(':id/facts/:factId/corrections', { fr: 'Corriger un fait', en: 'Correct a fact' })
  correct(@AskedChange() asked: CommandRequest, @Body() body: CorrectFactRequest) {
    return this.send.toPartnership('correct-fact', asked, body);
  }

  @Changes(':id/facts/:factId/withdrawals', { fr: 'Retirer un fait', en: 'Withdraw a fact' })
  withdraw(@AskedChange() asked: CommandRequest, @Body() body: WithdrawFactRequest) {
    return this.send.toPartnership('withdraw-fact', asked, body);
  }
}
