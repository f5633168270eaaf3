import { Body } from '@nestjs/common';
import { MeetConditionRequest, WaiveConditionRequest } from '#contracts';
import { AskedChange, type CommandRequest } from '../command-request.js';
import { Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('partnerships', 'conditions', { fr: 'Conditions', en: 'Conditions' })
export class ConditionsController {
  constructor(private readonly send: CommandSender) {}

  @Changes(':id/conditions/:conditionId/fulfilment', {
    fr: 'Constater qu’elle est remplie',
    en: 'Record that it is met',
  })
  meet(@AskedChange() asked: CommandRequest, @Body() body: MeetConditionRequest) {
    return this.send.toPartnership('meet-condition', asked, body);
  }

  @Changes(':id/conditions/:conditionId/waiver', { fr: 'La lever', en: 'Waive it' })
  waive(@AskedChange() asked: CommandRequest, @Body() body: WaiveConditionRequest) {
    return this.send.toPartnership('waive-condition', asked, body);
  }
}
