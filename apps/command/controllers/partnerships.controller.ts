import { Body } from '@nestjs/common';
import {
  AddPartyRequest,
  AmendDescriptionRequest,
  ChangeCategoryRequest,
  ChangePartyRolesRequest,
  PublishRequest,
  RegisterPartnershipRequest,
  RemovePartyRequest,
} from '#contracts';
import { AskedChange, AskedCreation, type CommandRequest } from '../command-request.js';
import { Amends, Changes, CommandController, Creates } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';

@CommandController('partnerships', 'partnerships', {
  fr: 'Description et parties',
  en: 'Description and parties',
})
export class PartnershipsController {
  constructor(private readonly send: CommandSender) {}

  @Creates({ fr: 'Enregistrer un partenariat', en: 'Register a partnership' })
  register(@AskedCreation() asked: CommandRequest, @Body() body: RegisterPartnershipRequest) {
    return this.send.registerPartnership(asked, body);
  }

  @Amends(':id', { fr: 'Modifier la description', en: 'Amend the description' })
  amend(@AskedChange() asked: CommandRequest, @Body() body: AmendDescriptionRequest) {
    return this.send.toPartnership('amend-description', asked, body);
  }

  @Changes(':id/category-changes', { fr: 'Changer de catégorie', en: 'Change category' })
  changeCategory(@AskedChange() asked: CommandRequest, @Body() body: ChangeCategoryRequest) {
    return this.send.toPartnership('change-category', asked, body);
  }

  @Changes(':id/publication', { fr: 'Choisir ce qui est publié', en: 'Choose what is published' })
  publish(@AskedChange() asked: CommandRequest, @Body() body: PublishRequest) {
    return this.send.toPartnership('publish', asked, body);
  }

  @Changes(':id/parties', { fr: 'Ajouter une partie', en: 'Add a party' })
  addParty(@AskedChange() asked: CommandRequest, @Body() body: AddPartyRequest) {
    return this.send.toPartnership('add-party', asked, body);
  }

  @Changes(':id/parties/:organisationId/roles', {
    fr: 'Changer les rôles d’une partie',
    en: 'Change a party’s roles',
  })
  changeRoles(@AskedChange() asked: CommandRequest, @Body() body: ChangePartyRolesRequest) {
    return this.send.toPartnership('change-party-roles', asked, body);
  }

  @Changes(':id/parties/:organisationId/departure', { fr: 'Départ d’une partie', en: 'A party leaves' })
  removeParty(@AskedChange() asked: CommandRequest, @Body() body: RemovePartyRequest) {
    return this.send.toPartnership('remove-party', asked, body);
  }
}
