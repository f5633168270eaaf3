import {
  conformsTo,
  objectiveListOf,
  ORGANISATION,
  organisationFold,
  SHARED_INDICATOR,
  sharedIndicatorFold,
  stateAt,
  type IndicatorDefinition,
} from '#domain';
import { StreamNotFound, type CommandRunner } from '#event-store';
import { type Recording } from './record-command.js';

type Data = Recording['data'];
type Histories = Pick<CommandRunner, 'history'>;

/**
 * A command's data with what other streams say of it, which no partnership's holds: the list of objectives that a party's
 * sphere speaks by, in the register of organisations. A definition taken from the shared library is held against it.
 * @throws RuleViolation SHARED_INDICATOR_UNKNOWN, SHARED_DEFINITION_DIFFERS
 */
export async function toldByTheRegister(
  runner: Histories,
  { type, data }: Pick<Recording, 'type' | 'data'>,
): Promise<Data> {
  await heldAgainstLibrary(runner, data, '');
  if (data.changes) await heldAgainstLibrary(runner, data.changes as Data, 'changes/');
  if (type !== 'state-objectives' || data.list !== undefined) return data;
  const { sphere } = stateAt(
    organisationFold,
    await runner.history(ORGANISATION, String(data.organisationId)),
  );
  return { ...data, list: objectiveListOf(sphere) };
}

async function heldAgainstLibrary(runner: Histories, data: Data, within: string): Promise<void> {
  for (const field of ['definition', 'counterProposal']) {
    const definition = data[field] as Partial<IndicatorDefinition> | null | undefined;
    const id: unknown = definition?.shared?.sharedIndicatorId;
    if (typeof id !== 'string') continue;
    const history = await runner.history(SHARED_INDICATOR, id).catch((error: unknown) => {
      if (error instanceof StreamNotFound) return [];
      throw error;
    });
    const known = stateAt(sharedIndicatorFold, history);
    conformsTo(known, definition as IndicatorDefinition, within + field);
  }
}
