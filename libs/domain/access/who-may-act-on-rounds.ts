import { roundStateOf, type Round } from '../evaluation/round-state.js';
import { currentParty } from '../partnership/parties.js';
import { type Partnership } from '../partnership/partnership-state.js';
import { hasPlaceInRound, ROUND_ACTS, type RoundAct } from './round-acts.js';
import { type Viewer } from './viewer.js';
import { actsFor } from './who-may-act.js';

/** What is asked of a round. */
export interface AskedOfRound {
  readonly type: RoundAct;
  /** The organisation in whose name it is said, where it is one's own word. */
  readonly organisationId?: unknown;
}

type Asking = Pick<Round, 'parties'>;

const transcribes = ({ roles }: Viewer): boolean => roles.includes('data-steward');

/**
 * Whether somebody may do something in a round, over the partnership as it stands today: its current parties, by their
 * roles or because the round asks them; the data steward from papers.
 * @param round null: none is opened yet
 */
export function mayActOnRound(
  viewer: Viewer,
  { type, organisationId }: AskedOfRound,
  { evaluation }: Partnership,
  round: Asking | null,
): boolean {
  if (transcribes(viewer)) return true;
  const own = actsFor(viewer);
  const party = own !== null && currentParty(evaluation.parties, own);
  if (!party) return false;
  const { by, isOwnWord } = ROUND_ACTS[type];
  if (isOwnWord && organisationId !== own) return false;
  if (by === 'asked') return round?.parties.some((asked) => asked.organisationId === own) ?? false;
  return party.roles.some((role) => by.includes(role));
}

/** Whether somebody may open a round on a partnership as it stands: what pages offer. */
export const mayOpenRound = (viewer: Viewer, partnership: Partnership): boolean =>
  mayActOnRound(viewer, { type: 'open-round' }, partnership, null);

/** The acts that somebody may do in a round as it stands: what pages offer. */
export function roundActsAllowed(viewer: Viewer, partnership: Partnership, round: Round): RoundAct[] {
  const organisationId = actsFor(viewer) ?? undefined;
  return (Object.keys(ROUND_ACTS) as RoundAct[]).filter(
    (type) =>
      hasPlaceInRound(roundStateOf(round), type) &&
      mayActOnRound(viewer, { type, organisationId }, partnership, round),
  );
}
