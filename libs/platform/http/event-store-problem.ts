import { type Fault, inputInvalid, pointerTo, ProblemException } from '#contracts';
import {
  AppendTooLarge,
  ConflictingRetry,
  DuplicateEventId,
  type EventStoreError,
  EventStoreUnavailable,
  NotCanonical,
  RevisionConflict,
  StreamNotFound,
} from '#event-store';

type ErrorClass = abstract new (...args: never[]) => EventStoreError;
type AsProblem = (error: EventStoreError, asksForNew: boolean) => ProblemException;

const UNFIT_TEXT: Omit<Fault, 'pointer'> = {
  code: 'TEXT_MALFORMED',
  detail: { fr: 'Ne peut être enregistré tel quel.', en: 'Cannot be stored as it is.' },
};

/** Each error of the event store as what the caller is answered; one that is not here is a fault of ours (500). */
const TABLE: readonly (readonly [ErrorClass, AsProblem])[] = [
  [StreamNotFound, () => new ProblemException('NOT_FOUND')],
  [
    RevisionConflict,
    (error, asksForNew) =>
      new ProblemException(
        (error as RevisionConflict).expected === 'no-stream' && !asksForNew
          ? 'ALREADY_EXISTS'
          : 'REVISION_STALE',
      ),
  ],
  [ConflictingRetry, () => new ProblemException('IDEMPOTENCY_KEY_REUSED')],
  [DuplicateEventId, () => new ProblemException('IDEMPOTENCY_KEY_REUSED')],
  [AppendTooLarge, () => new ProblemException('BODY_TOO_LARGE')],
  [
    EventStoreUnavailable,
    () => new ProblemException('SERVICE_UNAVAILABLE', { headers: { 'Retry-After': '2' } }),
  ],
  [
    NotCanonical,
    (error) =>
      inputInvalid([
        { ...UNFIT_TEXT, pointer: pointerTo(...(error as NotCanonical).path.split(/[./]/).filter(Boolean)) },
      ]),
  ],
];

/** @param asksForNew whether the request said `If-None-Match: *`, which makes an existing resource a 412 instead of a 409 */
export const eventStoreProblem = (error: EventStoreError, asksForNew: boolean): ProblemException | null =>
  TABLE.find(([errorClass]) => error instanceof errorClass)?.[1](error, asksForNew) ?? null;
