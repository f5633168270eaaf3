import { type CreatedIds } from '#contracts';
import { derivedId } from '#domain';
import { type Recording } from './record-command.js';

type Creates = (commandId: string, data: Recording['data']) => CreatedIds;

/** Ids of the things a command makes inside its stream; they derive from the command's own as in the domain. */
const CREATES: Readonly<Record<string, Creates>> = {
  'give-mandate': (commandId) => ({ mandateId: derivedId(commandId, 'mandate') }),
  'invite-panel': (commandId) => ({ batchId: derivedId(commandId, 'batch') }),
  'record-finding': (commandId) => ({ findingId: derivedId(commandId, 'finding') }),
  'agree-action': (commandId) => ({ actionId: derivedId(commandId, 'action') }),
  'propose-indicator': (commandId) => ({ indicatorId: derivedId(commandId, 'indicator') }),
  'transcribe-indicator-agreement': (commandId, { indicatorId }) =>
    indicatorId ? {} : { indicatorId: derivedId(commandId, 'indicator') },
  'decide-at-gate': (commandId, { conditions }) => ({
    conditionIds: (conditions as readonly unknown[] | undefined)?.map((_, index) =>
      derivedId(commandId, 'condition', index),
    ),
  }),
};

/** What the command made, for its answer; undefined when it makes nothing with an id of its own. */
export function createdIds({ type, commandId, data }: Recording): CreatedIds | undefined {
  const ids = CREATES[type]?.(commandId, data);
  return ids && Object.values(ids).some((id) => id?.length) ? ids : undefined;
}
