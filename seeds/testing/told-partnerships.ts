import { partnershipFold, stateAt, type Partnership } from '#domain';
import { type RecordedEvent } from '#event-store';
import { demonstrationCommands } from '../index.js';
import { DemonstrationLedger } from './demonstration-ledger.js';

/** A partnership of the demonstration, as the ledger holds it today. */
export interface ToldPartnership {
  readonly id: string;
  readonly state: Partnership;
  readonly recorded: readonly RecordedEvent[];
}

/** Every partnership of the demonstration, loaded on a day. */
export async function toldPartnerships(today: string): Promise<ToldPartnership[]> {
  const ledger = new DemonstrationLedger();
  await ledger.load(today);
  const ids = new Set(
    [...demonstrationCommands(today)].flatMap(({ aggregate, streamId }) =>
      aggregate === 'partnership' ? [streamId] : [],
    ),
  );
  return Promise.all(
    [...ids].map(async (id) => {
      const recorded = await ledger.history('partnership', id);
      return { id, recorded, state: stateAt(partnershipFold, recorded) };
    }),
  );
}
