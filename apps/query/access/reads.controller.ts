import { Query as Asked } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ReadLog, ReadsPage } from '#access';
import { ReadsDto } from '#contracts';
import { AllowedTo } from '#platform';
import { Query, QueryController } from '../query-route.js';
import { pageOf } from './page-of.js';

@QueryController('reads', { fr: 'Lectures des auditeurs', en: 'Reads of auditors' })
export class ReadQueries {
  constructor(private readonly reads: ReadLog) {}

  @Query('', {
    fr: 'Ce que les auditeurs ont lu, depuis un an, du plus récent au plus ancien',
    en: 'What auditors have read in the last year, the latest first',
  })
  @AllowedTo('administrator', 'auditor')
  @ApiOkResponse({ type: ReadsPage })
  async list(@Asked() { limit, cursor }: ReadsDto): Promise<ReadsPage> {
    const reads = await this.reads.list({ limit: limit + 1, before: cursor ?? null });
    return pageOf(reads, limit, ({ readId }) => readId);
  }
}
