import { objectiveListOf, ORGANISATION, organisationFold, RuleViolation, stateAt } from '#domain';
import { type CommandRunner } from '#event-store';
import { type Recording } from './record-command.js';

type Data = Recording['data'];

/**
 * A command's data with what the register of organisations says of it, which no partnership's stream holds: the list of
 * objectives that a party's sphere speaks by. The organisation is registered.
 */
export async function toldByTheRegister(
  runner: Pick<CommandRunner, 'history'>,
  { type, data }: Pick<Recording, 'type' | 'data'>,
): Promise<Data> {
  const { definition } = data as { definition?: { shared?: object | null } };
  if (definition?.shared)
    throw new RuleViolation('SHARED_INDICATOR_UNKNOWN', {}, 'definition/shared/sharedIndicatorId');
  if (type !== 'state-objectives' || data.list !== undefined) return data;
  const { sphere } = stateAt(
    organisationFold,
    await runner.history(ORGANISATION, String(data.organisationId)),
  );
  return { ...data, list: objectiveListOf(sphere) };
}
