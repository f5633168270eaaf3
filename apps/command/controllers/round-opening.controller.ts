import { Body } from '@nestjs/common';
import { OpenRoundRequest } from '#contracts';
import { AskedCreation, type CommandRequest } from '../command-request.js';
import { Adds, CommandController } from '../command-routes.js';
import { RoundSender } from '../rounds/round-sender.js';

@CommandController('partnerships', 'rounds', { fr: 'Tours d’évaluation', en: 'Evaluation rounds' })
export class RoundOpeningController {
  constructor(private readonly send: RoundSender) {}

  @Adds(':id/rounds', { fr: 'Ouvrir un tour d’évaluation', en: 'Open an evaluation round' })
  open(@AskedCreation() asked: CommandRequest, @Body() body: OpenRoundRequest) {
    return this.send.open(asked, body);
  }
}
