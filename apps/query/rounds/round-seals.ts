import { type InvitationTokens, type SheetSeal } from '#event-store';

/** What opens sheets to their authors. */
export interface RoundSeals {
  readonly seal: SheetSeal;
  readonly invitations: InvitationTokens;
}
