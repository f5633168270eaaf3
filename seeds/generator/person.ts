import { type Actor } from '#domain';
import { type SeedActor } from '../seed-command.js';

/** Who acts while a history is told: one person for each role. */
export const personOf = ({ role, onBehalfOf }: SeedActor): Actor => ({ id: role, roles: [role], onBehalfOf });
