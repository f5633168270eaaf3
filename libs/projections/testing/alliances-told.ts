// What threads tell the engine's own tests from.
import { type TellingModule } from '../rebuild/telling/telling-module.js';
import { allianceProjection } from './alliance.js';

export const projections: TellingModule['projections'] = [allianceProjection];
export { decodeAlliances as decode } from './test-ledger.js';
