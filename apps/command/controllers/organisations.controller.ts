import { Body } from '@nestjs/common';
import {
  AddIdentifierRequest,
  CorrectFactRequest,
  RegisterOrganisationRequest,
  RenameOrganisationRequest,
  WithdrawFactRequest,
} from '#contracts';
import { AskedChange, AskedCreation, type CommandRequest } from '../command-request.js';
import { Changes, CommandController, Creates } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('organisations', 'organisations', { fr: 'Organisations', en: 'Organisations' })
export class OrganisationsController {
  constructor(private readonly send: CommandSender) {}

  @Creates({ fr: 'Enregistrer une organisation', en: 'Register an organisation' })
  register(@AskedCreation() asked: CommandRequest, @Body() body: RegisterOrganisationRequest) {
    return this.send.registerOrganisation(asked, body);
  }

  @Changes(':id/names', { fr: 'Changer son nom', en: 'Rename it' })
  rename(@AskedChange() asked: CommandRequest, @Body() body: RenameOrganisationRequest) {
    return this.send.toOrganisation('rename-organisation', asked, body);
  }

  @Changes(':id/identifiers', { fr: 'Ajouter un identifiant', en: 'Add an identifier' })
  addIdentifier(@AskedChange() asked: CommandRequest, @Body() body: AddIdentifierRequest) {
    return this.send.toOrganisation('add-organisation-identifier', asked, body);
  }

  @Changes(':id/facts/:factId/corrections', { fr: 'Corriger un fait', en: 'Correct a fact' })
  correct(@AskedChange() asked: CommandRequest, @Body() body: CorrectFactRequest) {
    return this.send.toOrganisation('correct-fact', asked, body);
  }

  @Changes(':id/facts/:factId/withdrawals', { fr: 'Retirer un fait', en: 'Withdraw a fact' })
  withdraw(@AskedChange() asked: CommandRequest, @Body() body: WithdrawFactRequest) {
    return this.send.toOrganisation('withdraw-fact', asked, body);
  }
}
