import { PostgresTextKeyStore } from '#event-store-postgres';

const BATCH = 500;

/** The target holds another key under an id of the source: they are not of one ledger. */
export class TextKeysDiffer extends Error {
  constructor(readonly keyId: string) {
    super(`text key ${keyId} is another one in the target`);
    this.name = 'TextKeysDiffer';
  }
}

/** Copies the keys of personal texts between databases, again if need be. @returns how many there are @throws TextKeysDiffer */
export async function copyTextKeys(fromUrl: string, toUrl: string): Promise<number> {
  const from = new PostgresTextKeyStore({ url: fromUrl });
  const to = new PostgresTextKeyStore({ url: toUrl });
  let copied = 0;
  const keep = async (
    batch: readonly { keyId: string; eventId: string; wrapped: Buffer }[],
  ): Promise<void> => {
    const standing = await to.keep(batch);
    const other = batch.find(({ keyId, wrapped }) => !standing.get(keyId)?.equals(wrapped));
    if (other) throw new TextKeysDiffer(other.keyId);
    copied += batch.length;
  };
  try {
    let batch = [];
    for await (const key of from.all()) {
      batch.push(key);
      if (batch.length === BATCH) {
        await keep(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await keep(batch);
    return copied;
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}
