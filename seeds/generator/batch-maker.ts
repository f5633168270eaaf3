import { envelopeOf, type Append, type Codec, type RecordedCommand } from '#event-store';
import { GeneratedHistories, historiesIn, type Generation } from './histories.js';
import { type Step } from './history.js';
import { recordingOf, type Recorder } from './recorder.js';

/** Histories made and encoded together: the keys of their texts are kept in one statement. */
const BATCH = 100;

/** How many batches a generation comes to. */
export const batchesIn = (generation: Generation): number => Math.ceil(historiesIn(generation) / BATCH);

/** What makes any batch of a generation's histories by its number, from 0, each history one append to its own stream. */
export interface BatchMaker {
  make(batch: number): Promise<readonly Append[]>;
}

/** Makes them here, encoded as commands are. */
export function batchMaker(generation: Generation, codec: Codec, recorder: Recorder): BatchMaker {
  const histories = new GeneratedHistories(generation);
  const count = historiesIn(generation);
  const recorded = (stream: string, step: Step): RecordedCommand => {
    const { command, commandId, events } = step;
    const asked = { ...command, id: commandId, today: command.occurredOn };
    const metadata = envelopeOf({ ...recordingOf(step, recorder), command: asked });
    return { stream, commandId, events, metadata };
  };
  return {
    async make(batch) {
      const first = batch * BATCH;
      const size = Math.min(BATCH, count - first);
      const told = Array.from({ length: size }, (_, place) => histories.at(first + place));
      const encoded = await codec.encodeAll(
        told.flatMap(({ stream, steps }) => steps.map((step) => recorded(stream, step))),
      );
      const events = encoded.values();
      return told.map(({ stream, steps }) => ({
        stream,
        expected: 'no-stream',
        events: steps.flatMap(() => events.next().value!),
      }));
    },
  };
}

/**
 * All batches in order, by makers that take turns. Each is asked for so many batches before the first of them is taken,
 * and for no more: it never waits for whoever takes them, and memory does not grow.
 */
export async function* inTurns(makers: readonly BatchMaker[], batches: number): AsyncGenerator<Append> {
  const asked: Promise<readonly Append[]>[] = [];
  for (let batch = 0; batch < batches + makers.length * ASKED_AHEAD; batch++) {
    if (batch < batches) {
      const making = makers[batch % makers.length]!.make(batch);
      // Its failure is met when its turn comes: until then nobody has forgotten it.
      making.catch(() => {});
      asked.push(making);
    }
    if (batch >= makers.length * ASKED_AHEAD) yield* await asked.shift()!;
  }
}

const ASKED_AHEAD = 2;
