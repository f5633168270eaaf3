import { createHmac } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { type CommandBus } from '@nestjs/cqrs';
import { businessDateOf } from '#domain';
import { actorIdOf, type Configuration } from '#platform';
import { demonstrationCommands, type SeedActor, seedCommandId } from '#seeds';
import { demonstrationMarker } from '../data-directory.js';
import { RecordCommand } from '../../command/index.js';
import { say } from '../../composition/say.js';
import { DEMONSTRATION_PEOPLE, subjectOf } from './people.js';

/** What the configuration says of who acts and of what makes commands known again. */
export type DemonstrationKeys = Pick<Configuration, 'fingerprintKey' | 'actorKey' | 'oidc'>;

/** The id is the one the person's own token would give. */
function actorOf({ role, onBehalfOf }: SeedActor, { actorKey, oidc }: DemonstrationKeys) {
  const person = DEMONSTRATION_PEOPLE.find((one) => one.role === role);
  if (!person) throw new Error(`no demonstration person is a ${role}`);
  return { id: actorIdOf(actorKey, oidc.issuer, subjectOf(person)), roles: [role], onBehalfOf };
}

const wasLoaded = (dataDirectory: string): Promise<boolean> =>
  access(demonstrationMarker(dataDirectory)).then(
    () => true,
    () => false,
  );

/**
 * Records the demonstration data, at the first start: as commands, each under its own key, so that a load cut short is
 * taken up where it was and nothing is recorded twice.
 */
export async function loadDemonstration(
  dataDirectory: string,
  commandBus: CommandBus,
  configuration: DemonstrationKeys,
  signal: AbortSignal,
): Promise<void> {
  if (await wasLoaded(dataDirectory)) return;
  say({ fr: 'Enregistrement des données de démonstration…', en: 'Recording the demonstration data…' });
  const today = businessDateOf(new Date());
  for (const command of demonstrationCommands(today)) {
    if (signal.aborted) return;
    const { key, streamId, type, data, occurredOn, datePrecision, source, actor } = command;
    const id = seedCommandId(key);
    await commandBus.execute(
      new RecordCommand({
        category: command.aggregate,
        streamId,
        type,
        data: { ...data },
        occurredOn,
        datePrecision,
        source,
        caller: actorOf(actor, configuration),
        commandId: id,
        fingerprint: createHmac('sha256', configuration.fingerprintKey).update(key).digest('hex'),
        correlationId: id,
        causationId: id,
      }),
    );
  }
  await writeFile(demonstrationMarker(dataDirectory), today);
}
