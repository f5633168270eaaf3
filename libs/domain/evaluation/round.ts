import { type Aggregate } from '../kernel/aggregate.js';
import { eventCatalogue } from '../kernel/event.js';
import { decideConduct, possibleConduct, type ConductCommands } from './conduct-round.js';
import { decideDebate, possibleDebate, type DebateCommands } from './debate.js';
import * as events from './round-events.js';
import { roundFold, type Round } from './round-state.js';

/** One round of one partnership is one stream, `round-<id>`; a cohort's rounds are as many. */
export const ROUND = 'round';

export const roundEvents = eventCatalogue(
  events.RoundOpened,
  events.PanelInvited,
  events.OfficialSheetNamed,
  events.SilentReminded,
  events.RoundClosed,
  events.RoundReopened,
  events.ResultsDrawn,
  events.FindingRecorded,
  events.FindingReplied,
  events.ActionAgreed,
  events.ActionFollowed,
);

export type RoundCommands = ConductCommands & DebateCommands;

/** An evaluation round: opened, answered under seal, closed by the evaluator, counted, debated. */
export const round: Aggregate<Round> = {
  category: ROUND,
  starters: ['open-round'],
  events: roundEvents,
  ...roundFold,
  decide: { ...decideConduct, ...decideDebate },
  possible: { ...possibleConduct, ...possibleDebate },
};
