import { randomUUID } from 'node:crypto';
import { access, constants, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { type StoredEvent } from '#event-store';
import { escaped, unescaped } from '../tables/copy-text.js';

/** What waits in memory to be written, all partitions together, in bytes. */
const BUFFERED_AT_MOST = 64 * 1024 * 1024;

/**
 * The events of a log put aside by stream, so that each stream can then be told at once, whatever the order it was
 * recorded in: all events of a stream come into one partition, and one partition at a time fits into memory. Beyond what
 * is buffered they wait in files that have no name any more, so that nothing is left of them by a process that is
 * killed.
 */
export class EventPartitions {
  readonly #waiting: WaitingLines[];
  readonly #files: (FileHandle | null)[];
  #buffered = 0;

  private constructor(
    partitions: number,
    private readonly folder: string,
    private readonly bufferedAtMost: number,
  ) {
    this.#waiting = Array.from({ length: partitions }, () => new WaitingLines());
    this.#files = Array.from({ length: partitions }, () => null);
  }

  /**
   * @param folder where files are made, for the size of the log's payloads and envelopes
   * @param bufferedAtMost bytes that wait in memory, all partitions together
   */
  static async create(
    partitions: number,
    folder: string,
    bufferedAtMost = BUFFERED_AT_MOST,
  ): Promise<EventPartitions> {
    // Better known now than once half of a log is read.
    await access(folder, constants.W_OK);
    return new EventPartitions(partitions, folder, bufferedAtMost);
  }

  async add(event: StoredEvent): Promise<void> {
    this.#buffered += this.#waiting[partitionOf(event.stream, this.#waiting.length)]!.add(lineOf(event));
    if (this.#buffered > this.bufferedAtMost) await this.#spill();
  }

  /** Each partition, for `streamsOf`. One that was read is gone. */
  async *partitions(): AsyncGenerator<Partition> {
    for (const [index, waiting] of this.#waiting.entries()) {
      const file = this.#files[index];
      const written = file ? await readWhole(file) : Buffer.alloc(0);
      this.#files[index] = null;
      yield Buffer.concat([written, ...waiting.take()]);
    }
  }

  async close(): Promise<void> {
    for (const file of this.#files) await file?.close();
  }

  async #spill(): Promise<void> {
    for (const [index, waiting] of this.#waiting.entries()) {
      const chunks = waiting.take();
      if (chunks.length === 0) continue;
      this.#files[index] ??= await nameless(this.folder);
      await this.#files[index].appendFile(Buffer.concat(chunks));
    }
    this.#buffered = 0;
  }
}

/** So much is allotted at once. */
const CHUNK = 64 * 1024;
/** UTF-8 takes so many bytes at most for each of a string's code units. */
const BYTES_A_UNIT = 3;

/** Lines of a partition that wait in memory: as bytes, which the collector of objects need not look after. */
class WaitingLines {
  #full: Buffer[] = [];
  #chunk = Buffer.alloc(0);
  #used = 0;

  /** How many bytes the line takes. */
  add(line: string): number {
    const most = line.length * BYTES_A_UNIT;
    if (this.#chunk.length - this.#used < most) {
      this.#full = this.take();
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK, most));
    }
    const bytes = this.#chunk.write(line, this.#used);
    this.#used += bytes;
    return bytes;
  }

  /** All that waits, which it does no longer. */
  take(): Buffer[] {
    const chunks = this.#used === 0 ? this.#full : [...this.#full, this.#chunk.subarray(0, this.#used)];
    this.#full = [];
    this.#chunk = Buffer.alloc(0);
    this.#used = 0;
    return chunks;
  }
}

async function nameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `projections-rebuild-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path);
  return file;
}

async function readWhole(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const whole = Buffer.allocUnsafe(size);
  for (let read = 0; read < size;) {
    const { bytesRead } = await file.read(whole, read, size - read, read);
    if (bytesRead === 0) throw new Error('what was put aside of the log has become shorter');
    read += bytesRead;
  }
  await file.close();
  return whole;
}

function partitionOf(stream: string, partitions: number): number {
  let hash = 0;
  for (let index = 0; index < stream.length; index += 1)
    hash = (Math.imul(hash, 31) + stream.charCodeAt(index)) | 0;
  return (hash >>> 0) % partitions;
}

const lineOf = (event: StoredEvent): string =>
  `${escaped(event.stream)}\t${event.id}\t${escaped(event.type)}\t${event.version}\t${event.revision}\t${event.position}\t${event.recordedAt.getTime()}\t${escaped(event.data)}\t${escaped(event.metadata)}\n`;

function eventOf(line: string): StoredEvent {
  const [stream, id, type, version, revision, position, recordedAt, data, metadata] = line.split('\t') as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    stream: unescaped(stream),
    id,
    type: unescaped(type),
    version: Number(version),
    revision: Number(revision),
    position: BigInt(position),
    recordedAt: new Date(Number(recordedAt)),
    data: unescaped(data),
    metadata: unescaped(metadata),
  };
}

const TAB = 9;
const NEWLINE = 10;

/** The events of some streams as they are put aside: bytes, which threads hand over without a copy. */
export type Partition = Uint8Array<ArrayBuffer>;

/**
 * A partition's events, stream after stream, each in recorded order; decoded stream by stream: what stands in memory is
 * the partition's bytes and one stream.
 */
export function* streamsOf(partition: Partition): Generator<readonly StoredEvent[]> {
  const bytes = Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength);
  const lines = new Map<string, number[]>();
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    const stream = bytes.toString('utf8', start, bytes.indexOf(TAB, start));
    const known = lines.get(stream);
    if (known) known.push(start, end);
    else lines.set(stream, [start, end]);
    start = end + 1;
  }
  for (const bounds of lines.values()) {
    const events: StoredEvent[] = [];
    for (let index = 0; index < bounds.length; index += 2)
      events.push(eventOf(bytes.toString('utf8', bounds[index], bounds[index + 1])));
    yield events;
  }
}
