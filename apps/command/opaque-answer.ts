import { type CommandAnswerBody } from '#contracts';
import { type CommandAnswer } from '#event-store';
import { type OpaqueTokens } from '#platform';

/**
 * What a command answers outside: tokens in place of the revision and the position. A first answer given again has the
 * same; where nothing changed the position is that of somebody's fact, and its token another each time.
 */
export const opaqueAnswer = (
  tokens: OpaqueTokens,
  id: string,
  { revision, position, changed, repeated, eventIds }: Omit<CommandAnswer, 'stream'>,
): Omit<CommandAnswerBody, 'createdIds'> => ({
  id,
  revision: tokens.revision(revision, id),
  position: tokens.position(position, eventIds.at(-1)),
  changed,
  repeated,
  eventIds,
});
