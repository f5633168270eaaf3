import {
  IMPACTS,
  impactReading,
  medianOf,
  questionnaireOf,
  SUB_IMPACTS,
  type Impact,
  type Round,
  type SubImpact,
} from '#domain';
import { follows, type ProjectedTable } from '#projections';
import { RoundImpactRow } from './round-impact.row.js';

const KINDS = ['party', 'panel'] as const;

/** What the parties and the panels of each round say of the impacts, by its last results. */
export const roundImpactTable: ProjectedTable<Round> = {
  entity: RoundImpactRow,
  keyColumn: 'roundId',
  history: true,
  rows: follows(
    ({ partnershipId, questionnaire, openings, results }) => [
      partnershipId,
      questionnaire,
      openings,
      results,
    ],
    (roundId, partnershipId, { code, version }, openings, results) => {
      const drawn = results.at(-1);
      const questionnaire = questionnaireOf(code, version);
      const closedOn = openings.find(({ opening }) => opening === drawn?.opening)?.closedOn;
      if (!drawn || !questionnaire || !closedOn) return [];
      return KINDS.flatMap((kind) => {
        const readings = drawn.viewpoints
          .filter(({ viewpoint }) => viewpoint.kind === kind)
          .map((viewpoint) => impactReading(viewpoint, questionnaire));
        const medianOver = (of: Impact | SubImpact): number | null =>
          medianOf(
            readings.flatMap(({ impacts, subImpacts }) => ({ ...impacts, ...subImpacts })[of]?.median ?? []),
          );
        const medians = Object.fromEntries([...IMPACTS, ...SUB_IMPACTS].map((of) => [of, medianOver(of)]));
        return Object.values(medians).every((median) => median === null)
          ? []
          : [{ ...medians, roundId, kind, partnershipId, closedOn } as RoundImpactRow];
      });
    },
  ),
};
