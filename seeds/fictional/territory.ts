import { type PartnershipCommands, type Place } from '#domain';

type Territory = PartnershipCommands['register-partnership']['territories'][number];

/** Year of the INSEE code list (COG) that the demonstration's codes are of. */
const VINTAGE = 2024;

const place =
  (level: Place['level']) =>
  (name: string, code: string | null = null): Place => ({
    level,
    name,
    code,
    vintage: code === null ? null : VINTAGE,
  });

export const commune = place('local');
export const departement = place('departmental');
export const region = place('regional');
export const france = place('national')('France');
export const europe = place('europe')('Union européenne');
export const enLigne = place('virtual')('En ligne');
export const international = place('international');

/** Where a partnership was born. */
export const born = (...places: Place[]): Territory[] =>
  places.map((territory) => ({ ...territory, kind: 'born' }));

/** Where it has spread. */
export const spread = (...places: Place[]): Territory[] =>
  places.map((territory) => ({ ...territory, kind: 'spread' }));
