import { CLOSING, closingFold, type Closing } from '#domain';
import { type Projection } from '#projections';
import { buildSql } from '../build-sql.js';
import { ClosingRow } from './closing.row.js';

/** The closings: one row each. */
export const closings: Projection<Closing> = {
  name: 'closings',
  version: 2,
  category: CLOSING,
  fold: closingFold,
  tables: [
    {
      entity: ClosingRow,
      keyColumn: 'closingId',
      history: false,
      // A closing that has a row was closed, so that it has clocks.
      rows: (closingId, { asOf, knownAt, closedOn, ...told }, { revision }) => [
        {
          ...told,
          closingId,
          asOf: asOf!,
          knownAt: knownAt!.position,
          lastEventId: knownAt!.eventId,
          recordedUpTo: knownAt!.recordedAt,
          closedOn: closedOn!,
          revision,
        } satisfies ClosingRow,
      ],
    },
  ],
  tallies: [],
  ddl: buildSql('closing'),
};
