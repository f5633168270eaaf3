import { Body } from '@nestjs/common';
import {
  EndRequest,
  EnterPathRequest,
  GoBackRequest,
  ObserveStageRequest,
  ReopenRequest,
  ResumeRequest,
  SuspendRequest,
} from '#contracts';
import { AskedChange, type CommandRequest } from '../command-request.js';
import { Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('partnerships', 'path', { fr: 'Parcours', en: 'Path' })
export class PathController {
  constructor(private readonly send: CommandSender) {}

  @Changes(':id/path-entry', { fr: 'Entrer dans le parcours', en: 'Enter the path' })
  enter(@AskedChange() asked: CommandRequest, @Body() body: EnterPathRequest) {
    return this.send.toPartnership('enter-path', asked, body);
  }

  @Changes(':id/stage-observations', { fr: 'Constater une étape', en: 'Observe a stage' })
  observe(@AskedChange() asked: CommandRequest, @Body() body: ObserveStageRequest) {
    return this.send.toPartnership('observe-stage', asked, body);
  }

  @Changes(':id/goings-back', { fr: 'Revenir à une étape antérieure', en: 'Go back to an earlier stage' })
  goBack(@AskedChange() asked: CommandRequest, @Body() body: GoBackRequest) {
    return this.send.toPartnership('go-back', asked, body);
  }

  @Changes(':id/suspensions', { fr: 'Suspendre', en: 'Suspend' })
  suspend(@AskedChange() asked: CommandRequest, @Body() body: SuspendRequest) {
    return this.send.toPartnership('suspend', asked, body);
  }

  @Changes(':id/resumptions', { fr: 'Reprendre', en: 'Resume' })
  resume(@AskedChange() asked: CommandRequest, @Body() body: ResumeRequest) {
    return this.send.toPartnership('resume', asked, body);
  }

  @Changes(':id/endings', { fr: 'Mettre fin', en: 'End' })
  end(@AskedChange() asked: CommandRequest, @Body() body: EndRequest) {
    return this.send.toPartnership('end', asked, body);
  }

  @Changes(':id/reopenings', { fr: 'Rouvrir', en: 'Reopen' })
  reopen(@AskedChange() asked: CommandRequest, @Body() body: ReopenRequest) {
    return this.send.toPartnership('reopen', asked, body);
  }
}
