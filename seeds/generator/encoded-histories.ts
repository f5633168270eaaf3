import { hash } from 'node:crypto';
import { type Actor } from '#domain';
import { envelopeOf, type Append, type Codec, type RecordedCommand } from '#event-store';
import { type SeedActor } from '../seed-command.js';
import { type History, type Step } from './history.js';

/** Who stands behind the generated commands, and what makes them known again. */
export interface Recorder {
  readonly actor: (actor: SeedActor) => Actor;
  /** Keys the fingerprints of the commands, so that nobody else's are like them. */
  readonly fingerprintKey: string;
}

/** What a recorded command's envelope is made of, beside the command: the same by the bus and in bulk. */
export function recordingOf({ command, commandId }: Step, { actor, fingerprintKey }: Recorder) {
  return {
    actor: actor(command.actor),
    fingerprint: hash('sha256', `${fingerprintKey}/${command.key}`, 'hex'),
    correlationId: commandId,
    causationId: commandId,
    source: command.source,
  };
}

/** Commands encoded together: the keys of their texts are kept in one statement. */
const BATCH = 500;

/**
 * Histories as appends, each stream's whole history in one, encoded as commands are; while a batch is appended, the next
 * is being encoded.
 */
export async function* encodedHistories(
  histories: Iterable<History>,
  codec: Codec,
  recorder: Recorder,
): AsyncGenerator<Append> {
  let ahead: Promise<Append[]> = Promise.resolve([]);
  for (const batch of batches(histories)) {
    const encoding = encoded(batch, codec, recorder);
    // Its failure is met at the next turn: until then nobody has forgotten it.
    encoding.catch(() => {});
    yield* await ahead;
    ahead = encoding;
  }
  yield* await ahead;
}

async function encoded(batch: readonly History[], codec: Codec, recorder: Recorder): Promise<Append[]> {
  const commands = batch.flatMap(({ stream, steps }) =>
    steps.map((step): RecordedCommand => {
      const { command, commandId, events } = step;
      const asked = { ...command, id: commandId, today: command.occurredOn };
      return {
        stream,
        commandId,
        events,
        metadata: envelopeOf({ ...recordingOf(step, recorder), command: asked }),
      };
    }),
  );
  const events = (await codec.encodeAll(commands)).values();
  return batch.map(({ stream, steps }) => ({
    stream,
    expected: 'no-stream',
    events: steps.flatMap(() => events.next().value!),
  }));
}

function* batches(histories: Iterable<History>): Generator<History[]> {
  let batch: History[] = [];
  let commands = 0;
  for (const history of histories) {
    batch.push(history);
    commands += history.steps.length;
    if (commands < BATCH) continue;
    yield batch;
    [batch, commands] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
