export { describeProjectionEngine } from './describe-projection-engine.js';
export { type EngineSubject } from './engine-suite/subject.js';
