import { type PartnershipAct } from './act.js';
import { ADD_PARTY } from './partnership/add-party.act.js';
import { BRING_EVIDENCE } from './partnership/bring-evidence.act.js';
import { MEET_CONDITION, WAIVE_CONDITION } from './partnership/conditions.acts.js';
import { CORRECT_FACT, WITHDRAW_FACT } from './partnership/corrections.acts.js';
import { DECIDE } from './partnership/decide.act.js';
import { GIVE_OPINION, PLAN_REVIEW, PROPOSE_DECISION } from './partnership/gate-work.acts.js';
import { QUALIFY, RECORD_DEPLOYMENT, SET_FRAMEWORK, STATE_OBJECTIVES } from './partnership/framework.acts.js';
import {
  ACCEPT_INDICATOR,
  ADOPT_COUNTER_PROPOSAL,
  COUNTER_PROPOSE,
  PASS_OVER_SILENCE,
  PROPOSE_INDICATOR,
  REFUSE_INDICATOR,
  REVISE_INDICATOR,
  TRANSCRIBE_AGREEMENT,
} from './partnership/indicators.acts.js';
import { RECORD_MEASUREMENT } from './partnership/measurement.act.js';
import { END, ENTER_PATH, GO_BACK, OBSERVE_STAGE, REOPEN, RESUME, SUSPEND } from './partnership/path.acts.js';

/** Everything that can be done to a partnership from its pages, in the order in which it is offered. */
export const PARTNERSHIP_ACTS: readonly PartnershipAct[] = [
  DECIDE,
  PROPOSE_DECISION,
  BRING_EVIDENCE,
  RECORD_MEASUREMENT,
  ADD_PARTY,
  GIVE_OPINION,
  PLAN_REVIEW,
  MEET_CONDITION,
  WAIVE_CONDITION,
  PROPOSE_INDICATOR,
  ACCEPT_INDICATOR,
  REFUSE_INDICATOR,
  COUNTER_PROPOSE,
  ADOPT_COUNTER_PROPOSAL,
  PASS_OVER_SILENCE,
  REVISE_INDICATOR,
  TRANSCRIBE_AGREEMENT,
  SET_FRAMEWORK,
  STATE_OBJECTIVES,
  QUALIFY,
  RECORD_DEPLOYMENT,
  ENTER_PATH,
  OBSERVE_STAGE,
  GO_BACK,
  SUSPEND,
  RESUME,
  REOPEN,
  END,
  CORRECT_FACT,
  WITHDRAW_FACT,
];

export const partnershipAct = (slug: string): PartnershipAct | undefined =>
  PARTNERSHIP_ACTS.find((act) => act.slug === slug);
