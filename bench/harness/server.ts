import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../apps/standalone/embedded-postgres/embedded-postgres.js';

export interface BenchServer {
  /** Of a login that may make databases and roles. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The PostgreSQL measured on: that of `DATABASE_URL`, else one of the bench's own, made for it and thrown away. */
export async function benchServer(): Promise<BenchServer> {
  const named = process.env['DATABASE_URL'];
  if (named) return { url: named, stop: async () => {} };
  const dataDirectory = await mkdtemp(join(tmpdir(), 'partnership-ledger-bench-'));
  // PostgreSQL may run as another user, who must get to its files.
  await chmod(dataDirectory, 0o711);
  const ownerPassword = randomBytes(12).toString('hex');
  const postgres = await EmbeddedPostgres.start({ dataDirectory, ownerPassword, onLost: () => {} });
  return {
    url: postgres.ownerUrl('postgres'),
    stop: async () => {
      await postgres.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
