import {
  BEFORE_ALL,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
} from '#event-store';

/** Beyond every revision and position. */
const LAST_REVISION = 2 ** 31 - 1;
const LAST_POSITION = 2n ** 63n - 1n;

/** A stream's events from where the last page ended. */
export const ofStream =
  (stream: string, { direction = 'forward', from, to }: ReadStreamOptions) =>
  (last: StoredEvent | null) =>
    direction === 'forward'
      ? {
          where: 'stream = $1 AND revision >= $2 AND revision <= $3',
          order: 'revision',
          values: [stream, last ? last.revision + 1 : revision(from ?? 0), revision(to ?? LAST_REVISION)],
        }
      : {
          where: 'stream = $1 AND revision <= $2 AND revision >= $3',
          order: 'revision DESC',
          values: [stream, last ? last.revision - 1 : revision(from ?? LAST_REVISION), revision(to ?? 0)],
        };

/** The events of several streams, stream after stream. */
export const ofStreams = (streams: readonly string[], upTo: Position) => (last: StoredEvent | null) => ({
  where: 'stream = ANY ($1) AND position <= $2 AND (stream, revision) > ($3, $4)',
  order: 'stream, revision',
  values: [streams, upTo, last?.stream ?? '', last?.revision ?? -1],
});

/** The whole log's events, from where the last page ended. */
export const ofAll =
  ({ direction = 'forward', after, to }: ReadAllOptions) =>
  (last: StoredEvent | null) =>
    direction === 'forward'
      ? {
          where: 'position > $1 AND position <= $2',
          order: 'position',
          values: [last?.position ?? after ?? BEFORE_ALL, to ?? LAST_POSITION],
        }
      : {
          where: 'position < $1 AND position >= $2',
          order: 'position DESC',
          values: [last?.position ?? after ?? LAST_POSITION, to ?? 0n],
        };

export const afterPosition = (position: Position) => ({
  where: 'position > $1',
  order: 'position',
  values: [position],
});

/** Held within what the column can be compared with. */
const revision = (asked: number): number => Math.max(-1, Math.min(asked, LAST_REVISION));
