import { SHARED_INDICATOR, sharedIndicatorFold, type SharedIndicator } from '#domain';
import { type Projection } from '#projections';
import { buildSql } from '../build-sql.js';
import { SharedIndicatorRow } from './shared-indicator.row.js';

/** The shared library: one row an indicator. */
export const sharedIndicators: Projection<SharedIndicator> = {
  name: 'library',
  version: 1,
  category: SHARED_INDICATOR,
  fold: sharedIndicatorFold,
  tables: [
    {
      entity: SharedIndicatorRow,
      keyColumn: 'sharedIndicatorId',
      history: true,
      rows: (sharedIndicatorId, { versions }) => {
        const [first, latest] = [versions[0], versions.at(-1)];
        if (!first || !latest) return [];
        const { name, measure, subImpact } = latest.definition;
        return [
          {
            ...{ sharedIndicatorId, name, measure, subImpact, version: latest.version, versions },
            publishedOn: first.publishedOn,
          },
        ];
      },
    },
  ],
  tallies: [],
  ddl: buildSql('shared-indicator'),
};
