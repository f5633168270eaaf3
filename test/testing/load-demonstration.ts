import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfiguration } from '#platform/testing';
import { loadDemonstration } from '../../apps/standalone/demonstration/load-demonstration.js';
import { type RunningLedger } from './running-ledger.js';

/** The demonstration data in a running ledger, as `npm start` records it, shown by its read models. */
export async function withDemonstration({ ledger, issuer }: RunningLedger): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'partnership-ledger-demonstration-'));
  try {
    const { signal } = new AbortController();
    await loadDemonstration(
      join(directory, 'loaded'),
      ledger,
      testConfiguration({ OIDC_ISSUER: issuer.issuer }),
      signal,
    );
    await ledger.projections.waitFor(await ledger.store.head(), { timeoutMs: 300_000 });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
