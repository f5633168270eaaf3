import {
  derivedId,
  EvidenceBrought,
  OpinionGiven,
  PARTNERSHIP,
  PartnershipDescriptionAmended,
  PartnershipSuspended,
  PartyJoined,
  type DomainEvent,
  type Viewer,
} from '#domain';
import { STRANGER } from '#domain/testing';
import { streamName, type RecordedEvent } from '#event-store';
import { naiveSight } from './naive-sight.js';
import { type FactToRecord } from './random-log.js';

/** What the viewer is not to know of one partnership: what others recorded for themselves, or all of it. */
export function hiddenOf(id: string, stream: readonly RecordedEvent[], viewer: Viewer): FactToRecord[] {
  const first = stream.length;
  const kind = naiveSight(stream, viewer)?.kind ?? 'none';
  const audience = kind === 'whole' ? 'author' : 'parties';
  const at = { gate: 'conception', audience } as const;
  const told: DomainEvent[] = [
    OpinionGiven.of({ ...at, organisationId: STRANGER, opinion: 'reserved', comment: null }),
    EvidenceBrought.of({
      ...{ ...at, criterion: 'need-analysed', kind: 'link', link: 'https://example.org/secret' },
      ...{ text: null, fileName: null, sha256: null },
    }),
  ];
  if (kind === 'left' || kind === 'none')
    told.push(
      PartnershipDescriptionAmended.of({ title: 'Secret nom', purpose: 'jardins nom premiere' }),
      PartyJoined.of({ organisationId: STRANGER, roles: ['funder'] }),
      PartnershipSuspended.of({ reason: 'disagreement', comment: null }),
    );
  return told.map((event, rank) => ({
    ...{ stream: streamName(PARTNERSHIP, id), id: derivedId(id, 'hidden', first + rank) },
    ...{ event, occurredOn: ['2012-01-01', '2026-01-01'][rank % 2]!, datePrecision: 'day' },
    onBehalfOf: STRANGER,
  }));
}
