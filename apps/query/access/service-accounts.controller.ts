import { ApiOkResponse } from '@nestjs/swagger';
import { ServiceAccounts, ServiceAccountsBody } from '#access';
import { AllowedTo } from '#platform';
import { Query, QueryController } from '../query-route.js';

@QueryController('service-accounts', { fr: 'Clés', en: 'Keys' })
export class ServiceAccountQueries {
  constructor(private readonly accounts: ServiceAccounts) {}

  @Query('', { fr: 'Clés des programmes', en: 'Keys of programs' })
  @AllowedTo('administrator')
  @ApiOkResponse({ type: ServiceAccountsBody })
  async list(): Promise<ServiceAccountsBody> {
    return { items: await this.accounts.list() };
  }
}
