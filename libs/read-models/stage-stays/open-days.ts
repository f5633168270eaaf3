/**
 * SQL of the whole days that a stay still open has lasted on a day, pauses taken out; NULL where its entry is not
 * known exactly, or it is not open. The same rule as the domain's `daysInStage`.
 */
export const openDays = (stay: string, on: string): string =>
  `CASE WHEN ${stay}.left_on IS NULL AND ${stay}.entry_known AND ${stay}.pauses_known THEN
     greatest(0, least(${on}::date, coalesce(${stay}.paused_since, ${on}::date)) - ${stay}.entered_on - ${stay}.paused_days) END`;
