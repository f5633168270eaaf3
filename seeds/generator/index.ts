import { type Append, type Codec } from '#event-store';
import { encodedHistories, type Recorder } from './encoded-histories.js';
import { generatedHistories, type Generation } from './histories.js';

export { generatedHistories, organisationsFor, type Generation } from './histories.js';
export { recordingOf, type Recorder as GenerationRecorder } from './encoded-histories.js';
export { type History, type Step } from './history.js';

/** Generated histories as appends for `bulkAppend`, their texts sealed and the keys kept as they are drawn. */
export const generatedAppends = (
  generation: Generation,
  codec: Codec,
  recorder: Recorder,
): AsyncGenerator<Append> => encodedHistories(generatedHistories(generation), codec, recorder);
