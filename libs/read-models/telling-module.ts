// What the threads of a rebuild tell read models from.
import { DOMAIN_EVENTS } from '#domain';
import { decoderOf } from '#event-store';

export { PROJECTIONS as projections } from './read-models.js';
export const decode = decoderOf(DOMAIN_EVENTS);
