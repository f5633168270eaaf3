import { Client, type Connection } from 'pg';

/** What `pg` needs of a query that speaks COPY: chunks out, chunks in. */
class Copy {
  readonly chunks: Buffer[] = [];
  readonly finished = Promise.withResolvers<void>();

  constructor(
    private readonly text: string,
    private readonly input: readonly Buffer[] = [],
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }
  handleCopyInResponse(connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }): void {
    for (const chunk of this.input) connection.sendCopyFromChunk(chunk);
    connection.endCopyFrom();
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.chunks.push(chunk);
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.finished.resolve();
  }
  handleError(error: Error): void {
    this.finished.reject(error);
  }
}

/** Dumps these tables of one database into another's, by COPY, in one transaction: what `pg_dump --data-only` does. */
export async function copyTables(fromUrl: string, toUrl: string, tables: readonly string[]): Promise<void> {
  const [from, to] = [new Client({ connectionString: fromUrl }), new Client({ connectionString: toUrl })];
  await Promise.all([from.connect(), to.connect()]);
  try {
    await from.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await to.query('BEGIN');
    for (const table of tables) {
      const out = from.query(new Copy(`COPY ${table} TO STDOUT`));
      await out.finished.promise;
      await to.query(new Copy(`COPY ${table} FROM STDIN`, out.chunks)).finished.promise;
    }
    await to.query('COMMIT');
  } finally {
    await Promise.all([from.end(), to.end()]);
  }
}
