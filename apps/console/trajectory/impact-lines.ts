import { type Impact, type SubImpact } from '#domain';
import { type NamedViewpoint, type TrajectoryAnswer } from '../api/round-answers.js';
import { type TimeLine } from '../charts/time-chart.js';
import { markOf, viewpointName } from '../results/viewpoint-lanes.js';
import { type Words } from '../words/words.js';

type Rounds = TrajectoryAnswer['rounds'];

/** Every viewpoint that any round heard, in the order in which it first was, as it was last named. */
export const viewpointsOf = (rounds: Rounds): NamedViewpoint[] => [
  ...new Map(
    rounds.flatMap(({ viewpoints }) => viewpoints.map((one) => [one.viewpoint, one] as const)),
  ).values(),
];

/** The median of each viewpoint, round after round, on an impact or a sub-impact. */
export function impactLines(
  words: Words,
  rounds: Rounds,
  impact: Impact,
  subImpact: SubImpact | null,
): TimeLine[] {
  const viewpoints = viewpointsOf(rounds);
  return viewpoints.map((named) => ({
    name: viewpointName(words, named),
    marked: markOf(viewpoints, named.viewpoint),
    points: rounds.flatMap(({ closedOn, viewpoints: counted, impacts }) => {
      const own = counted.find(({ viewpoint }) => viewpoint === named.viewpoint);
      if (!own) return [];
      const ofImpact = impacts.find((one) => one.impact === impact);
      const marks =
        subImpact === null
          ? ofImpact?.viewpoints
          : ofImpact?.subImpacts.find((one) => one.subImpact === subImpact)?.viewpoints;
      const figures = marks?.find(({ viewpoint }) => viewpoint === named.viewpoint)?.figures ?? null;
      const value = figures?.median ?? null;
      const note = own.withheld
        ? words.say(`moins de ${own.threshold ?? 0}`, `fewer than ${own.threshold ?? 0}`)
        : value === null
          ? words.say('pas de note', 'no mark')
          : `n = ${words.number(figures?.n ?? 0)}`;
      return [{ day: closedOn, value, note }];
    }),
  }));
}
