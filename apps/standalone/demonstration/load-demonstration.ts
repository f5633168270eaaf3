import { createHmac } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { type CommandBus } from '@nestjs/cqrs';
import {
  addYears,
  businessDateOf,
  CLOSING,
  derivedId,
  MANDATE_MAX_YEARS,
  MANDATES,
  type Actor,
} from '#domain';
import { type EventStore, IdempotencyKeyReused } from '#event-store';
import { actorIdOf, type Configuration, type Role } from '#platform';
import {
  demonstrationClosing,
  demonstrationCommands,
  demonstrationLibrary,
  demonstrationRounds,
  type SeedActor,
  type SeedClosing,
  type SeedCommand,
  type SeedLibraryCommand,
  type SeedRoundCommand,
  seedCommandId,
} from '#seeds';
import { lastKnown, RecordCommand, type Recording } from '../../command/index.js';
import { CannotStart, say } from '../../composition/say.js';
import { DEMONSTRATION_PEOPLE, organisationIdOf, subjectOf, type DemonstrationPerson } from './people.js';

/** What the configuration says of who acts and of what makes commands known again. */
export type DemonstrationKeys = Pick<Configuration, 'fingerprintKey' | 'actorKey' | 'oidc'>;

/** The id is the one the person's own token would give. */
const personIdOf = (person: DemonstrationPerson, { actorKey, oidc }: DemonstrationKeys): string =>
  actorIdOf(actorKey, oidc.knownAs, subjectOf(person));

function callerOf(role: Role, keys: DemonstrationKeys, onBehalfOf: string | null = null): Actor {
  const person = DEMONSTRATION_PEOPLE.find((one) => one.role === role);
  if (!person) throw new Error(`no demonstration person is a ${role}`);
  return { id: personIdOf(person, keys), roles: [role], onBehalfOf };
}

const actorOf = ({ role, onBehalfOf }: SeedActor, keys: DemonstrationKeys): Actor =>
  callerOf(role, keys, onBehalfOf);

const wasLoaded = (marker: string): Promise<boolean> =>
  access(marker).then(
    () => true,
    () => false,
  );

type Told = Pick<SeedCommand | SeedRoundCommand | SeedLibraryCommand | SeedClosing, 'key' | 'actor'>;

/** What the demonstration is recorded through. */
export interface RecordedThrough {
  readonly commandBus: CommandBus;
  readonly store: EventStore;
}

/**
 * Records the demonstration data, at the first start: as commands, each under its own key, so that a load cut short is
 * taken up where it was and nothing is recorded twice. Then a report is closed on it, and last the people who
 * act for an organisation are given their mandates.
 * @param marker the file that says it was done
 * @throws CannotStart when the log is that of another ledger
 */
export async function loadDemonstration(
  marker: string,
  { commandBus, store }: RecordedThrough,
  configuration: DemonstrationKeys,
  signal: AbortSignal,
): Promise<void> {
  if (await wasLoaded(marker)) return;
  say({ fr: 'Enregistrement des données de démonstration…', en: 'Recording the demonstration data…' });
  const today = businessDateOf(new Date());
  const record = (
    { key, caller }: { readonly key: string; readonly caller: Actor },
    command: Pick<Recording, 'category' | 'streamId' | 'type' | 'data'> & Partial<Recording>,
  ): Promise<unknown> => {
    const id = seedCommandId(key);
    const recording: Recording = {
      datePrecision: 'day',
      ...command,
      caller,
      // The demonstration tells its own past: its people act in the present, under the mandates given last.
      isAdmitted: true,
      commandId: id,
      fingerprint: createHmac('sha256', configuration.fingerprintKey).update(key).digest('hex'),
      correlationId: id,
      causationId: id,
    };
    return commandBus.execute(new RecordCommand(recording)).catch((error: unknown) => {
      throw error instanceof IdempotencyKeyReused ? anotherLedger() : error;
    });
  };
  const toldBy = ({ key, actor }: Told) => ({
    key,
    caller: actorOf(actor, configuration),
  });
  for (const command of demonstrationCommands(today)) {
    if (signal.aborted) return;
    const { aggregate: category, streamId, type, data, occurredOn, datePrecision, source } = command;
    await record(toldBy(command), {
      ...{ category, streamId, type, occurredOn, datePrecision, source },
      data: { ...data },
    });
  }
  for (const { key, actor, ...command } of [...demonstrationRounds(today), ...demonstrationLibrary(today)]) {
    if (signal.aborted) return;
    await record(toldBy({ key, actor }), { ...command, data: { ...command.data } });
  }
  const closing = demonstrationClosing(today);
  const { name, asOf, note } = closing;
  await record(toldBy(closing), {
    category: CLOSING,
    streamId: derivedId(seedCommandId(closing.key), CLOSING),
    type: 'close-report',
    data: { name, asOf, note, knownAt: await lastKnown(store, undefined) },
  });
  for (const person of DEMONSTRATION_PEOPLE) {
    const organisation = organisationIdOf(person);
    if (organisation === null) continue;
    await record(
      { key: `mandate/${person.key}/give`, caller: callerOf('administrator', configuration) },
      {
        category: MANDATES,
        streamId: organisation,
        type: 'give-mandate',
        data: {
          personId: personIdOf(person, configuration),
          capacity: 'staff',
          until: addYears(today, MANDATE_MAX_YEARS),
        },
      },
    );
  }
  await writeFile(marker, today);
}

/** The same commands are there under other keys: whoever made them has the secrets that read their texts. */
const anotherLedger = (): CannotStart =>
  new CannotStart({
    fr: 'Le journal de ce KurrentDB est celui d’un autre registre, dont les secrets sont ailleurs. Choisissez-en un autre, ou un autre KURRENTDB_STREAM_PREFIX.',
    en: 'The log in this KurrentDB is that of another ledger, whose secrets are elsewhere. Choose another one, or another KURRENTDB_STREAM_PREFIX.',
  });
