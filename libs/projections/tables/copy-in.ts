import { DatabaseError, type Connection, type PoolClient } from 'pg';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { bytesOf } from './row-lines.js';

/** What `pg` needs of a query that sends rows by COPY. */
class CopyIn {
  readonly #finished = Promise.withResolvers<void>();

  constructor(
    private readonly text: string,
    private readonly chunk: Buffer,
  ) {}

  get finished(): Promise<void> {
    return this.#finished.promise;
  }

  submit(connection: Connection): void {
    connection.query(this.text);
  }
  handleCopyInResponse(connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }): void {
    connection.sendCopyFromChunk(this.chunk);
    connection.endCopyFrom();
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.#finished.resolve();
  }
  handleError(error: Error): void {
    this.#finished.reject(
      error instanceof DatabaseError ? new QueryFailedError(this.text, [], error) : error,
    );
  }
}

/**
 * Copies rows into a table, on the connection of the manager's transaction. Lines are in COPY's text format, without
 * their ends. What is given at once stands in memory.
 */
export async function copyIn(manager: EntityManager, into: string, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await copyBytesIn(manager, into, bytesOf(lines));
}

/** The same of whole lines, their ends included. */
export async function copyBytesIn(manager: EntityManager, into: string, bytes: Uint8Array): Promise<void> {
  const client = (await manager.queryRunner!.connect()) as PoolClient;
  const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const copy = new CopyIn(`COPY ${into} FROM STDIN`, chunk);
  client.query(copy);
  await copy.finished;
}
