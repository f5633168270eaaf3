import { type InvitationTokens, type SheetSeal } from '#event-store';
import { type SheetsGiven } from '#read-models';

/** What commands to rounds need beside the log. */
export interface RoundParts {
  readonly seal: SheetSeal;
  readonly invitations: InvitationTokens;
  /** Who has answered in a round, as far as the read models know. */
  readonly sheetsGiven: (roundId: string) => Promise<SheetsGiven>;
}

export const ROUND_PARTS = Symbol('parts of rounds');
