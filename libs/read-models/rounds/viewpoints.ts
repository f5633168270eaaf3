import {
  IMPACT_OF,
  IMPACTS,
  impactReading,
  SUB_IMPACTS,
  type DrawnViewpoint,
  type Figures,
  type Questionnaire,
  type Round,
  type Viewpoint,
} from '#domain';
import { type OrganisationsOfSheet } from '../partnership-sheet/organisations-of-sheet.js';
import { type CountedViewpoint, type ImpactMarks, type NamedViewpoint } from './viewpoints.response.js';

/** What an answer names a viewpoint by. */
export const viewpointKey = (viewpoint: Viewpoint): string =>
  viewpoint.kind === 'party' ? `party/${viewpoint.organisationId}` : `panel/${viewpoint.panel}`;

export const namedViewpoint = (viewpoint: Viewpoint, organisations: OrganisationsOfSheet): NamedViewpoint =>
  viewpoint.kind === 'party'
    ? {
        viewpoint: viewpointKey(viewpoint),
        kind: 'party',
        organisationId: viewpoint.organisationId,
        name: organisations[viewpoint.organisationId]?.name ?? null,
        sphere: viewpoint.sphere,
        panel: null,
      }
    : {
        viewpoint: viewpointKey(viewpoint),
        kind: 'panel',
        organisationId: null,
        name: null,
        sphere: null,
        panel: viewpoint.panel,
      };

/** A viewpoint with what was counted under it, or that it is withheld. */
export function countedViewpoint(
  { viewpoint, sheets, afterResults, isOfficial }: DrawnViewpoint,
  { panels }: Pick<Round, 'panels'>,
  organisations: OrganisationsOfSheet,
): CountedViewpoint {
  const asked = viewpoint.kind === 'panel' && panels.find(({ panel }) => panel === viewpoint.panel);
  return {
    ...namedViewpoint(viewpoint, organisations),
    sheets,
    afterResults,
    isOfficial,
    threshold: asked ? asked.threshold : null,
    withheld: sheets === null,
  };
}

/** Each impact and sub-impact as every viewpoint sees it. */
export function impactMarks(drawn: readonly DrawnViewpoint[], questionnaire: Questionnaire): ImpactMarks[] {
  const readings = drawn.map((one) => ({
    viewpoint: viewpointKey(one.viewpoint),
    ...impactReading(one, questionnaire),
  }));
  const marks = (figuresIn: (reading: (typeof readings)[number]) => Figures | null) =>
    readings.map((reading) => ({ viewpoint: reading.viewpoint, figures: figuresIn(reading) }));
  return IMPACTS.map((impact) => ({
    impact,
    viewpoints: marks(({ impacts }) => impacts[impact]),
    subImpacts: SUB_IMPACTS.filter((subImpact) => IMPACT_OF[subImpact] === impact).map((subImpact) => ({
      subImpact,
      viewpoints: marks(({ subImpacts }) => subImpacts[subImpact]),
    })),
  }));
}
