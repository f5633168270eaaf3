import { type Aggregate } from '../kernel/aggregate.js';
import { correctFactWith, withdrawFact } from '../kernel/correct-fact.js';
import { eventCatalogue } from '../kernel/event.js';
import { decideIndicators, possibleIndicators, type IndicatorCommands } from './agree-and-measure.js';
import { decideGates, possibleGates, type GateCommands } from './decide-at-gate.js';
import { decideDescription, possibleDescription, type DescriptionCommands } from './describe-and-join.js';
import { decideFramework, possibleFramework, type FrameworkCommands } from './frame-evaluation.js';
import * as frameworkEvents from './framework-events.js';
import * as indicatorEvents from './indicator-events.js';
import { decideReplies, possibleReplies, type ReplyCommands } from './refuse-and-transcribe.js';
import { decidePublication, possiblePublication, type PublicationCommands } from './publish.js';
import { decidePath, possiblePath, type PathCommands } from './move-along-path.js';
import { decideRows, type RowCommands } from './record-rows.js';
import { correctedByFourEyes } from './four-eyes.js';
import * as events from './partnership-events.js';
import { partnershipFold, type Partnership } from './partnership-state.js';

export const PARTNERSHIP = 'partnership';

export type PartnershipCommands = DescriptionCommands &
  PublicationCommands &
  PathCommands &
  GateCommands &
  IndicatorCommands &
  RowCommands &
  ReplyCommands &
  FrameworkCommands;

export const partnershipEvents = eventCatalogue(
  events.PartnershipRegistered,
  events.PartnershipDescriptionAmended,
  events.PartnershipCategoryChanged,
  events.PartyJoined,
  events.PartyRolesChanged,
  events.PartyLeft,
  events.PublicationChanged,
  events.PathEntered,
  events.StageObserved,
  events.WentBack,
  events.PartnershipSuspended,
  events.PartnershipResumed,
  events.PartnershipEnded,
  events.PartnershipReopened,
  events.GateCriteriaChanged,
  events.GateReviewPlanned,
  events.GateReviewReplanned,
  events.EvidenceBrought,
  events.OpinionGiven,
  events.GateDecisionProposed,
  events.GateDecided,
  events.ConditionMet,
  events.ConditionWaived,
  indicatorEvents.IndicatorProposed,
  indicatorEvents.IndicatorRevised,
  indicatorEvents.IndicatorAccepted,
  indicatorEvents.IndicatorRefused,
  indicatorEvents.IndicatorAgreementTranscribed,
  indicatorEvents.IndicatorSilencePassedOver,
  indicatorEvents.MeasurementRecorded,
  frameworkEvents.EvaluationFrameworkSet,
  frameworkEvents.ObjectivesStated,
  frameworkEvents.PartnershipQualified,
  frameworkEvents.DeploymentRecorded,
);

/** The partnership: description and parties, path, gates, and the spine of its evaluation. */
export const partnership: Aggregate<Partnership> = {
  category: PARTNERSHIP,
  starters: ['register-partnership'],
  events: partnershipEvents,
  ...partnershipFold,
  decide: {
    ...decideDescription,
    ...decidePublication,
    ...decidePath,
    ...decideGates,
    ...decideIndicators,
    ...decideRows(() => partnership),
    ...decideReplies,
    ...decideFramework,
    'correct-fact': correctedByFourEyes(correctFactWith(partnershipEvents)),
    'withdraw-fact': withdrawFact,
  },
  possible: {
    ...possibleDescription,
    ...possiblePublication,
    ...possiblePath,
    ...possibleGates,
    ...possibleIndicators,
    ...possibleReplies,
    ...possibleFramework,
  },
};
