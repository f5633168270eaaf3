export { appendsByWorkers, generatedAppends, type Workshop } from './generated-appends.js';
export { generatedHistories, organisationsFor, type Generation } from './histories.js';
export { NOBODY_REAL, recordingOf, type Recorder as GenerationRecorder } from './recorder.js';
export { type History, type Step } from './history.js';
