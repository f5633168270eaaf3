import { Body } from '@nestjs/common';
import { PublishSharedIndicatorRequest, ReviseSharedIndicatorRequest } from '#contracts';
import { AskedChange, AskedCreation, type CommandRequest } from '../command-request.js';
import { Changes, CommandController, Creates } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('shared-indicators', 'sharedIndicators', {
  fr: 'Bibliothèque d’indicateurs',
  en: 'Library of indicators',
})
export class SharedIndicatorsController {
  constructor(private readonly send: CommandSender) {}

  @Creates({ fr: 'Publier un indicateur partagé', en: 'Publish a shared indicator' })
  publish(@AskedCreation() asked: CommandRequest, @Body() body: PublishSharedIndicatorRequest) {
    return this.send.publishSharedIndicator(asked, body);
  }

  @Changes(':id/versions', {
    fr: 'Publier une nouvelle version d’un indicateur partagé',
    en: 'Publish a new version of a shared indicator',
  })
  revise(@AskedChange() asked: CommandRequest, @Body() body: ReviseSharedIndicatorRequest) {
    return this.send.toSharedIndicator('revise-shared-indicator', asked, body);
  }
}
