import { ROUND, roundFold, roundStateOf, type Round } from '#domain';
import { follows, type ProjectedTable, type Projection } from '#projections';
import { buildSql } from '../build-sql.js';
import { RoundRow } from './round.row.js';
import { roundImpactTable } from './round-impacts.table.js';

const roundTable: ProjectedTable<Round> = {
  entity: RoundRow,
  keyColumn: 'roundId',
  history: true,
  rows: follows(
    ({ partnershipId, title, questionnaire, cohort, parties, panels, openings, results }) => [
      partnershipId,
      title,
      questionnaire,
      cohort,
      parties,
      panels,
      openings,
      results,
    ],
    (roundId, partnershipId, title, questionnaire, cohort, parties, panels, openings, results) => {
      const last = openings.at(-1);
      // A round that has a row was opened.
      if (!last) return [];
      return [
        {
          ...{ roundId, partnershipId, title, parties },
          questionnaireCode: questionnaire.code,
          questionnaireVersion: questionnaire.version,
          cohortId: cohort?.cohortId ?? null,
          cohortName: cohort?.name ?? null,
          state: roundStateOf({ openings }),
          opening: last.opening,
          openedOn: last.openedOn,
          closesOn: last.closesOn,
          closedOn: openings.findLast(({ closedOn }) => closedOn !== null)?.closedOn ?? null,
          hasResults: results.length > 0,
          partyIds: parties.map(({ organisationId }) => organisationId),
          panels: panels.map(({ panel }) => panel),
        } satisfies RoundRow,
      ];
    },
  ),
};

/** Everything that is read of rounds, from one fold of each. Their sheets are a projection of their own. */
export const rounds: Projection<Round> = {
  name: 'rounds',
  version: 2,
  category: ROUND,
  fold: roundFold,
  tables: [roundTable, roundImpactTable],
  tallies: [],
  ddl: buildSql('round', 'round-impact'),
};
