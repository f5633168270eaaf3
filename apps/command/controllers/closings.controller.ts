import { Body } from '@nestjs/common';
import { CloseReportRequest, WithdrawClosingRequest } from '#contracts';
import { AskedChange, AskedCreation, type CommandRequest } from '../command-request.js';
import { Changes, CommandController, Creates } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('closings', 'closings', { fr: 'Arrêtés', en: 'Closings' })
export class ClosingsController {
  constructor(private readonly send: CommandSender) {}

  @Creates({ fr: 'Arrêter les rapports sous un nom', en: 'Close the reports under a name' })
  close(@AskedCreation() asked: CommandRequest, @Body() body: CloseReportRequest) {
    return this.send.closeReport(asked, body);
  }

  @Changes(':id/withdrawal', { fr: 'Retirer un arrêté', en: 'Withdraw a closing' })
  withdraw(@AskedChange() asked: CommandRequest, @Body() body: WithdrawClosingRequest) {
    return this.send.toClosing('withdraw-closing', asked, body);
  }
}
