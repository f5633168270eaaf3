import { UNSAID_AT_FIRST, type IndicatorDefinition } from '#domain';

type Terms = Pick<IndicatorDefinition, 'subImpact' | 'evaluates' | 'name' | 'unit' | 'definition'> & {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly period: readonly [from: string, to: string];
  readonly tolerance?: number;
  readonly method?: string;
  readonly dataSource?: string;
};

/** An indicator's terms; its direction follows from the baseline and the target. */
export const indicator = ({
  period: [periodFrom, periodTo],
  tolerance,
  method = 'Relevé annuel par les partenaires, revu en comité de pilotage.',
  dataSource = 'Tableau de bord du partenariat',
  ...terms
}: Terms): IndicatorDefinition => ({
  ...UNSAID_AT_FIRST,
  ...terms,
  direction:
    terms.baseline === null || terms.target === null || terms.target > terms.baseline
      ? 'increase'
      : terms.target < terms.baseline
        ? 'decrease'
        : 'maintain',
  tolerance: tolerance ?? null,
  periodFrom,
  periodTo,
  method,
  dataSource,
});
