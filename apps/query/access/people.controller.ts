import { Query as Asked } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { People, PeoplePage } from '#access';
import { PeopleDto } from '#contracts';
import { AllowedTo } from '#platform';
import { Query, QueryController } from '../query-route.js';
import { pageOf } from './page-of.js';

@QueryController('people', { fr: 'Personnes', en: 'People' })
export class PeopleQueries {
  constructor(private readonly people: People) {}

  @Query('', { fr: 'Annuaire des personnes', en: 'Directory of people' })
  @AllowedTo('administrator', 'dpo')
  @ApiOkResponse({ type: PeoplePage })
  async list(@Asked() { limit, cursor }: PeopleDto): Promise<PeoplePage> {
    const people = await this.people.list({ limit: limit + 1, after: cursor ?? null });
    return pageOf(people, limit, ({ actorId }) => actorId);
  }
}
