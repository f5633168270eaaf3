import { seedOrganisationId, type SeedActor } from './seed-command.js';

/** What the demonstration closes: the reports of the whole portfolio, under a name. */
export interface SeedClosing {
  /** The same whatever today: it is the idempotency key. */
  readonly key: string;
  readonly name: string;
  /** Business date, YYYY-MM-DD. */
  readonly asOf: string;
  readonly note: string;
  readonly actor: SeedActor;
}

/** The closing at the end of the year before today (YYYY-MM-DD), to be made once all else of the demonstration is told. */
export function demonstrationClosing(today: string): SeedClosing {
  const year = Number(today.slice(0, 4)) - 1;
  return {
    key: 'closing/last-year/close',
    name: `Arrêté ${year} (démonstration)`,
    asOf: `${year}-12-31`,
    note: 'Le portefeuille tel qu’il était connu au chargement de la démonstration. Ce qui est enregistré depuis se voit en comparant.',
    actor: { role: 'funder', onBehalfOf: seedOrganisationId('deux-rives') },
  };
}
