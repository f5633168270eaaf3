import { CLOSE_ROUND, INVITE_PANEL, NAME_OFFICIAL, REMIND_SILENT, REOPEN_ROUND } from './conduct.acts.js';
import { ENTER_COUNTS } from './counts.act.js';
import { AGREE_ACTION, FOLLOW_ACTION, RECORD_FINDING, REPLY_TO_FINDING } from './debate.acts.js';
import { type RoundAct } from './round-act.js';

/** Everything that can be done in a round from its pages, in the order in which it is offered; answering has its own. */
export const ROUND_PAGE_ACTS: readonly RoundAct[] = [
  INVITE_PANEL,
  ENTER_COUNTS,
  REMIND_SILENT,
  CLOSE_ROUND,
  REOPEN_ROUND,
  NAME_OFFICIAL,
  RECORD_FINDING,
  REPLY_TO_FINDING,
  AGREE_ACTION,
  FOLLOW_ACTION,
];

export const roundAct = (slug: string): RoundAct | undefined =>
  ROUND_PAGE_ACTS.find((act) => act.slug === slug);
