import { types } from 'pg';

/**
 * Arrays in PostgreSQL's binary form, in which `pg` sends a Buffer: nothing is escaped here, nor parsed there, which
 * for the texts of events costs as much as all else that an append does.
 */
export const textArray = (texts: readonly string[]): Buffer =>
  arrayOf(
    TEXT,
    texts.map((text) => Buffer.byteLength(text)),
    (bytes, at, index) => bytes.write(texts[index]!, at),
  );

/** Of UUIDs in lower case. */
export const uuidArray = (ids: readonly string[]): Buffer =>
  arrayOf(
    types.builtins.UUID,
    ids.map(() => 16),
    (bytes, at, index) => bytes.write(ids[index]!.replaceAll('-', ''), at, 'hex'),
  );

/** Of whole numbers of 32 bits. */
export const integerArray = (numbers: readonly number[]): Buffer =>
  arrayOf(
    types.builtins.INT4,
    numbers.map(() => 4),
    (bytes, at, index) => bytes.writeInt32BE(numbers[index]!, at),
  );

/** Of bytes. */
export const byteaArray = (items: readonly Buffer[]): Buffer =>
  arrayOf(
    types.builtins.BYTEA,
    items.map(({ length }) => length),
    (bytes, at, index) => items[index]!.copy(bytes, at),
  );

const { TEXT } = types.builtins;
const HEADER_BYTES = 20;

/** Header (dimensions, no nulls, element type, size, first subscript), then each element behind its length. */
function arrayOf(
  type: number,
  lengths: readonly number[],
  write: (bytes: Buffer, at: number, index: number) => void,
): Buffer {
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES));
  [1, 0, type, lengths.length, 1].forEach((field, index) => bytes.writeInt32BE(field, index * 4));
  let at = HEADER_BYTES;
  lengths.forEach((length, index) => {
    bytes.writeInt32BE(length, at);
    write(bytes, at + 4, index);
    at += 4 + length;
  });
  return bytes;
}
