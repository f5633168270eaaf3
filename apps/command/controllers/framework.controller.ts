import { Body } from '@nestjs/common';
import {
  QualifyRequest,
  RecordDeploymentRequest,
  SetEvaluationFrameworkRequest,
  StateObjectivesRequest,
} from '#contracts';
import { AskedChange, type CommandRequest } from '../command-request.js';
import { Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('partnerships', 'framework', { fr: 'Cadre d’évaluation', en: 'Evaluation framework' })
export class FrameworkController {
  constructor(private readonly send: CommandSender) {}

  @Changes(':id/evaluation-framework', {
    fr: 'Dire quelles parties acceptent les indicateurs',
    en: 'Say which parties accept indicators',
  })
  set(@AskedChange() asked: CommandRequest, @Body() body: SetEvaluationFrameworkRequest) {
    return this.send.toPartnership('set-evaluation-framework', asked, body);
  }

  @Changes(':id/objectives', {
    fr: 'Énoncer les objectifs d’une partie',
    en: 'State a party’s objectives',
  })
  stateObjectives(@AskedChange() asked: CommandRequest, @Body() body: StateObjectivesRequest) {
    return this.send.toPartnership('state-objectives', asked, body);
  }

  @Changes(':id/qualifications', {
    fr: 'Qualifier le projet',
    en: 'Qualify the project',
  })
  qualify(@AskedChange() asked: CommandRequest, @Body() body: QualifyRequest) {
    return this.send.toPartnership('qualify', asked, body);
  }

  @Changes(':id/deployment-figures', {
    fr: 'Relever les chiffres du déploiement, avec leur source',
    en: 'Record figures of the deployment, with their source',
  })
  recordDeployment(@AskedChange() asked: CommandRequest, @Body() body: RecordDeploymentRequest) {
    return this.send.toPartnership('record-deployment', asked, body);
  }
}
