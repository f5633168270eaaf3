import { type Fault, faultOf, inputInvalid, ProblemException } from '#contracts';
import {
  AppendTooLarge,
  ConflictingRetry,
  DuplicateEventId,
  EventStoreUnavailable,
  IdempotencyKeyReused,
  InvalidEventData,
  NotCanonical,
  RevisionConflict,
  StaleRevision,
  StreamAlreadyExists,
  StreamNotFound,
} from '#event-store';

const UNFIT_TEXT: Omit<Fault, 'pointer'> = {
  code: 'TEXT_MALFORMED',
  detail: { fr: 'Ne peut être enregistré tel quel.', en: 'Cannot be stored as it is.' },
};

const REGISTERED_ALREADY = {
  fr: 'Cela existe déjà ; If-None-Match: * demandait une création.',
  en: 'It exists already; If-None-Match: * asked for a creation.',
};

/**
 * What the caller is answered for an error of the event store or of the command runner; null for one that is a fault
 * of ours.
 * @param asksForNew whether the request said `If-None-Match: *`: what exists is then a failed precondition (412)
 */
export function eventStoreProblem(error: unknown, asksForNew: boolean): ProblemException | null {
  const exists = () =>
    asksForNew
      ? new ProblemException('REVISION_STALE', {
          detail: REGISTERED_ALREADY,
          faults: [{ code: 'ALREADY_EXISTS', detail: REGISTERED_ALREADY, header: 'If-None-Match' }],
        })
      : new ProblemException('ALREADY_EXISTS');
  if (error instanceof StreamNotFound) return new ProblemException('NOT_FOUND');
  if (error instanceof StreamAlreadyExists) return exists();
  if (error instanceof StaleRevision) return new ProblemException('REVISION_STALE');
  if (error instanceof RevisionConflict) {
    return error.expected === 'no-stream' ? exists() : new ProblemException('REVISION_STALE');
  }
  if (
    error instanceof IdempotencyKeyReused ||
    error instanceof ConflictingRetry ||
    error instanceof DuplicateEventId
  ) {
    return new ProblemException('IDEMPOTENCY_KEY_REUSED');
  }
  if (error instanceof AppendTooLarge) return new ProblemException('BODY_TOO_LARGE');
  if (error instanceof InvalidEventData) return inputInvalid([faultOf('DATA_UNFIT', {})]);
  if (error instanceof NotCanonical) {
    return inputInvalid([{ ...UNFIT_TEXT, pointer: `#${encodeURI(error.path)}` }]);
  }
  if (error instanceof EventStoreUnavailable) {
    return new ProblemException('SERVICE_UNAVAILABLE', { headers: { 'Retry-After': '2' } });
  }
  return null;
}
