import * as shared from '@eventstore/db-client/generated/shared_pb.js';
import * as status from '@eventstore/db-client/generated/status_pb.js';
import * as streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type status as Code, type ServiceError } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb.js';
import { type AppendAnswer, type KeptEvent, MAX_APPEND_SIZE } from './double-log.js';

/** The server's messages, written as the client reads them. */

export function identifier(stream: string): shared.StreamIdentifier {
  const message = new shared.StreamIdentifier();
  message.setStreamName(Buffer.from(stream).toString('base64'));
  return message;
}

export const nameIn = (message: shared.StreamIdentifier): string =>
  Buffer.from(message.getStreamName_asU8()).toString('utf8');

export function uuid(value: string): shared.UUID {
  const message = new shared.UUID();
  message.setString(value);
  return message;
}

export function eventMessage(event: KeptEvent): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuid(event.id));
  recorded.setStreamIdentifier(identifier(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.getMetadataMap().set('created', event.created);
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const message = new streams.ReadResp();
  message.setEvent(read);
  return message;
}

export function notFoundMessage(stream: string): streams.ReadResp {
  const notFound = new streams.ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifier(stream));
  const message = new streams.ReadResp();
  message.setStreamNotFound(notFound);
  return message;
}

export function confirmationMessage(): streams.ReadResp {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(crypto.randomUUID());
  const message = new streams.ReadResp();
  message.setConfirmation(confirmation);
  return message;
}

export function caughtUpMessage(): streams.ReadResp {
  const message = new streams.ReadResp();
  message.setCaughtUp(new streams.ReadResp.CaughtUp());
  return message;
}

export function checkpointMessage(position: bigint): streams.ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position));
  checkpoint.setPreparePosition(String(position));
  const message = new streams.ReadResp();
  message.setCheckpoint(checkpoint);
  return message;
}

export function appendMessage(
  correlation: string,
  stream: string,
  answer: AppendAnswer,
): streams.BatchAppendResp {
  const message = new streams.BatchAppendResp();
  message.setCorrelationId(uuid(correlation));
  message.setStreamIdentifier(identifier(stream));
  switch (answer.verdict) {
    case 'written': {
      const success = new streams.BatchAppendResp.Success();
      success.setCurrentRevision(String(answer.revision));
      const position = new shared.AllStreamPosition();
      position.setCommitPosition(String(answer.position));
      position.setPreparePosition(String(answer.position));
      success.setPosition(position);
      message.setSuccess(success);
      break;
    }
    case 'wrong-revision': {
      const wrong = new shared.WrongExpectedVersion();
      if (answer.actual === null) wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentStreamRevision(String(answer.actual));
      message.setError(errorStatus('WrongExpectedVersion', wrong));
      break;
    }
    case 'tombstoned': {
      const deleted = new shared.StreamDeleted();
      deleted.setStreamIdentifier(identifier(stream));
      message.setError(errorStatus('StreamDeleted', deleted));
      break;
    }
    case 'too-large': {
      const tooLarge = new shared.MaximumAppendSizeExceeded();
      tooLarge.setMaxappendsize(MAX_APPEND_SIZE);
      message.setError(errorStatus('MaximumAppendSizeExceeded', tooLarge));
    }
  }
  return message;
}

/**
 * Observed: an event the server does not take is answered with `BadRequest`, twice, and later appends on that call get no
 * answer; a server that is stopping answers `Server Is Not Ready`. The client recognises neither.
 */
export function badRequestMessage(
  correlation: string,
  stream: string,
  name = 'BadRequest',
): streams.BatchAppendResp {
  const message = new streams.BatchAppendResp();
  message.setCorrelationId(uuid(correlation));
  message.setStreamIdentifier(identifier(stream));
  message.setError(errorStatus(name, new shared.BadRequest(), 'BadRequest'));
  return message;
}

function errorStatus(name: string, details: { serializeBinary(): Uint8Array }, type = name): status.Status {
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${type}`);
  const error = new status.Status();
  error.setMessage(name);
  error.setDetails(any);
  return error;
}

/** An error of the whole call; `exception` is what the client goes by where the server names one. */
export function callError(
  code: Code,
  details: string,
  named: Readonly<Record<string, string>> = {},
): Partial<ServiceError> {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(named)) metadata.set(name, value);
  return { code, details, metadata };
}
