/** A text's own key, wrapped by the master key. */
export interface TextKey {
  readonly keyId: string;
  /** Wrapped: nonce, ciphertext and tag of AES-256-GCM under the master key. */
  readonly wrapped: Buffer;
}

/**
 * Where the keys of personal texts are kept: beside the log, backed up with it, no read model. A key is committed
 * before the append it serves and never overwritten by a retry.
 */
export interface TextKeyStore {
  /** Stores the keys that are not there yet and returns, for every id, the one that stands. */
  keep(keys: readonly (TextKey & { readonly eventId: string })[]): Promise<ReadonlyMap<string, Buffer>>;
  /** The wrapped keys among these ids; a missing one is absent from the map. */
  find(keyIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /**
   * Removes the keys last kept before `olderThan` whose event was never appended; resolves with how many. Keeping a
   * key again makes it young, so that a retry's append is safe as long as it follows within that age: give it a day.
   */
  sweepOrphans(olderThan: Date): Promise<number>;
}
