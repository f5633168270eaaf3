import { forTodaysAudience, PARTNERSHIP } from '#domain';
import { type Projection } from '#projections';
import { awaitedTable } from './awaiting/awaited.table.js';
import { buildSql } from './build-sql.js';
import { gateWatchTables } from './gate-watch/gate-watch.tables.js';
import { indicatorTable } from './indicators/indicators.table.js';
import { partnershipDirectoryTables } from './partnership-directory/partnership-directory.tables.js';
import { knownPartnershipFold, type KnownPartnership } from './partnership-state.js';
import { publicationTable } from './sight/publication.table.js';
import { portfolioTable, portfolioTally } from './portfolio/portfolio.table.js';
import { stageStayTable } from './stage-stays/stage-stays.table.js';

/** Everything that is read of partnerships, from one fold of each. */
export const partnerships: Projection<KnownPartnership> = {
  name: 'partnerships',
  version: 8,
  category: PARTNERSHIP,
  fold: knownPartnershipFold,
  throughout: forTodaysAudience,
  tables: [
    ...partnershipDirectoryTables,
    stageStayTable,
    ...gateWatchTables,
    indicatorTable,
    portfolioTable,
    publicationTable,
    awaitedTable,
  ],
  tallies: [portfolioTally],
  ddl: buildSql(
    'partnership',
    'stage-stay',
    'gate-watch',
    'indicator',
    'portfolio',
    'publication',
    'awaited',
  ),
};
