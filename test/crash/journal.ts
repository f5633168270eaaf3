import { open, readFile, type FileHandle } from 'node:fs/promises';
import { type Answer, type Command } from './load/command.js';

/** A line of the journal: a command before it is sent, or what it was answered (once for each answer that settles it). */
export type Entry =
  | { readonly sent: Command }
  | { readonly acknowledged: string; readonly answer: Answer }
  | { readonly refused: string; readonly status: number; readonly code: string };

/**
 * What the clients asked and were told, one JSON line each, on disk before anything else happens (fsync). It is written
 * outside the processes that are killed, and it is all that the oracle believes.
 */
export class Journal {
  #waiting: { line: string; written: () => void; failed: (error: unknown) => void }[] = [];
  #draining = false;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async open(path: string): Promise<Journal> {
    return new Journal(path, await open(path, 'a'));
  }

  /** Resolves once the line is on disk. Lines that come together share one fsync. */
  note(entry: Entry): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ line: `${JSON.stringify(entry)}\n`, written: resolve, failed: reject });
    if (!this.#draining) void this.#drain();
    return promise;
  }

  /** Everything noted so far, as it stands on disk. */
  async read(): Promise<Entry[]> {
    const lines = (await readFile(this.path, 'utf8')).split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    while (this.#waiting.length > 0) {
      const lines = this.#waiting.splice(0);
      try {
        await this.file.appendFile(lines.map(({ line }) => line).join(''));
        await this.file.datasync();
        lines.forEach(({ written }) => written());
      } catch (error) {
        lines.forEach(({ failed }) => failed(error));
      }
    }
    this.#draining = false;
  }
}
