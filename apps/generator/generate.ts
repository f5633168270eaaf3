import { bulkAppend, type BulkProgress } from '#event-store';
import { appendsByWorkers, NOBODY_REAL, organisationsFor, type Generation } from '#seeds';
import { type Log } from '../composition/open-log.js';
import { type Terminal } from '../ledger/terminal.js';

const TOLD_EVERY_MS = 2_000;

/** Writes generated histories into a log, and tells how far it has come. */
export async function generate(
  { store, textKeys, masterKey }: Pick<Log, 'store' | 'textKeys'> & { readonly masterKey: Buffer },
  generation: Generation,
  terminal: Terminal,
): Promise<BulkProgress> {
  const { partnerships } = generation;
  const whole = partnerships + organisationsFor(partnerships);
  const begun = Date.now();
  let drawn = 0;
  let told = begun;
  async function* counted() {
    for await (const append of appendsByWorkers(generation, NOBODY_REAL, { textKeys, masterKey })) {
      drawn++;
      yield append;
    }
  }
  const seconds = () => (Date.now() - begun) / 1_000;
  const result = await bulkAppend(store, counted(), {
    onProgress: ({ events }) => {
      if (Date.now() - told < TOLD_EVERY_MS) return;
      told = Date.now();
      const left = Math.round(((whole - drawn) / drawn) * seconds());
      terminal.err(
        `${drawn} of ${whole} histories, ${events} events (${Math.round(events / seconds())}/s), about ${left} s left`,
      );
    },
  });
  const { events, repeated, bytes } = result;
  terminal.out(
    `${events} events of ${organisationsFor(partnerships)} organisations and ${partnerships} partnerships stand in the log` +
      (repeated > 0 ? `, ${repeated} of them from before` : '') +
      `: ${Math.round(events / seconds())} events/s, ${Math.round(bytes / events)} bytes each of data and metadata.`,
  );
  return result;
}
