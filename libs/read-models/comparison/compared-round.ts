import {
  impactReading,
  IMPACTS,
  invitedTo,
  roundStateOf,
  type AgreedAction,
  type DrawnResults,
  type DrawnViewpoint,
  type Finding,
  type Opening,
  type Questionnaire,
  type Round,
} from '#domain';
import { questionnaireAsked } from '../rounds/asked-questionnaire.js';
import { fields, leaf, part, several, type Part } from './compared-node.js';

/** Neither its key, nor where in the log it was closed. */
const opening = ({ openedOn, closesOn, closedOn, reason, comment }: Opening): Part =>
  fields({ openedOn, closesOn, closedOn, reason, comment });

/** A viewpoint by what was counted under it, and the medians of what it says of the three impacts. */
function viewpoint(drawn: DrawnViewpoint, questionnaire: Questionnaire): Part {
  const { impacts } = impactReading(drawn, questionnaire);
  const { sheets, afterResults, isOfficial } = drawn;
  return fields({
    ...{ sheets, afterResults, isOfficial },
    ...Object.fromEntries(IMPACTS.map((impact) => [impact, impacts[impact]?.median ?? null])),
  });
}

const results =
  (questionnaire: Questionnaire) =>
  ({ drawnOn, viewpoints }: DrawnResults): Part =>
    part({
      drawnOn: leaf(drawnOn),
      viewpoints: several(
        viewpoints,
        ({ viewpoint: of }) => (of.kind === 'party' ? of.organisationId : of.panel),
        (drawn) => viewpoint(drawn, questionnaire),
      ),
    });

const finding = ({ findingId: _, replies, ...told }: Finding): Part =>
  part({
    ...fields(told).parts,
    replies: several(
      replies,
      ({ organisationId }) => organisationId,
      ({ organisationId: __, ...reply }) => fields(reply),
    ),
  });

const action = ({ actionId: _, findingId: __, steps, ...told }: AgreedAction): Part =>
  part({
    ...fields(told).parts,
    steps: several(
      steps,
      ({ on }) => on,
      ({ state, dueOn, comment }) => fields({ state, dueOn, comment }),
    ),
  });

/** A round as fields to compare: all that its page says that follows from its facts, and nothing of who has answered. */
export const comparedRound =
  (roundId: string) =>
  (round: Round): Part => {
    const { title, questionnaire, cohort, parties, panels, openings, officialSheets, reminders } = round;
    const one = part({
      ...fields({
        ...{ title, questionnaire: questionnaire.code, cohort: cohort?.name },
        state: roundStateOf(round),
        closesOn: openings.at(-1)?.closesOn,
      }).parts,
      openings: several(openings, (each) => String(each.opening), opening),
      parties: several(
        parties,
        ({ organisationId }) => organisationId,
        ({ organisationId, sphere }) =>
          fields({ sphere, hasOfficialSheet: officialSheets[organisationId] !== undefined }),
      ),
      panels: several(
        panels,
        ({ panel }) => panel,
        ({ panel, threshold }) => fields({ threshold, invited: invitedTo(round, panel) }),
      ),
      reminders: several(
        reminders,
        ({ remindedOn }) => remindedOn,
        ({ organisationIds, panels: reminded }) => fields({ organisationIds, panels: reminded }),
      ),
      results: several(round.results, (each) => String(each.opening), results(questionnaireAsked(round))),
      findings: several(round.findings, ({ findingId }) => findingId, finding),
      actions: several(round.actions, ({ actionId }) => actionId, action),
    });
    return part({
      rounds: several(
        [one],
        () => roundId,
        (each) => each,
      ),
    });
  };
