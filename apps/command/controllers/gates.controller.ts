import { Body } from '@nestjs/common';
import {
  BringEvidenceRequest,
  ChangeGateCriteriaRequest,
  DecideAtGateRequest,
  GiveOpinionRequest,
  PlanGateReviewRequest,
  ProposeDecisionRequest,
} from '#contracts';
import { AskedChange, type CommandRequest } from '../command-request.js';
import { Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('partnerships', 'gates', { fr: 'Passages', en: 'Gates' })
export class GatesController {
  constructor(private readonly send: CommandSender) {}

  @Changes(':id/gates/:gate/criteria', { fr: 'Remplacer les critères', en: 'Replace the criteria' })
  changeCriteria(@AskedChange() asked: CommandRequest, @Body() body: ChangeGateCriteriaRequest) {
    return this.send.toPartnership('change-gate-criteria', asked, body);
  }

  @Changes(':id/gates/:gate/reviews', {
    fr: 'Planifier ou replanifier la revue',
    en: 'Plan the review, or plan it anew',
  })
  planReview(@AskedChange() asked: CommandRequest, @Body() body: PlanGateReviewRequest) {
    return this.send.toPartnership('plan-gate-review', asked, body);
  }

  @Changes(':id/gates/:gate/evidence', { fr: 'Apporter une preuve', en: 'Bring evidence' })
  bringEvidence(@AskedChange() asked: CommandRequest, @Body() body: BringEvidenceRequest) {
    return this.send.toPartnership('bring-evidence', asked, body);
  }

  @Changes(':id/gates/:gate/opinions', { fr: 'Donner un avis', en: 'Give an opinion' })
  giveOpinion(@AskedChange() asked: CommandRequest, @Body() body: GiveOpinionRequest) {
    return this.send.toPartnership('give-opinion', asked, body);
  }

  @Changes(':id/gates/:gate/proposals', {
    fr: 'Proposer une décision, qu’une autre personne prendra',
    en: 'Propose a decision, for another person to take',
  })
  propose(@AskedChange() asked: CommandRequest, @Body() body: ProposeDecisionRequest) {
    return this.send.toPartnership('propose-decision', asked, body);
  }

  @Changes(':id/gates/:gate/decisions', { fr: 'Décider du passage', en: 'Decide at the gate' })
  decide(@AskedChange() asked: CommandRequest, @Body() body: DecideAtGateRequest) {
    return this.send.toPartnership('decide-at-gate', asked, body);
  }
}
