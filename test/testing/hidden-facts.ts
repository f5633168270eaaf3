import {
  derivedId,
  EvidenceBrought,
  OpinionGiven,
  PARTNERSHIP,
  PartnershipDescriptionAmended,
  PartnershipSuspended,
  PartyJoined,
  ROUND,
  RoundOpened,
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
  const hidden = told.map((event, rank): FactToRecord => ({
    ...{ stream: streamName(PARTNERSHIP, id), id: derivedId(id, 'hidden', first + rank) },
    ...{ event, occurredOn: ['2012-01-01', '2026-01-01'][rank % 2]!, datePrecision: 'day' },
    onBehalfOf: STRANGER,
  }));
  return kind === 'whole' || kind === 'all' ? hidden : [...hidden, hiddenRound(id, first)];
}

/** A round, which is for those alone who see more of its partnership than what is published. */
const hiddenRound = (partnershipId: string, rank: number): FactToRecord => ({
  ...{ stream: streamName(ROUND, derivedId(partnershipId, 'hidden round', rank)), occurredOn: '2012-01-01' },
  ...{ id: derivedId(partnershipId, 'hidden opening', rank), datePrecision: 'day' },
  event: RoundOpened.of({
    ...{ partnershipId, title: 'Secret', questionnaire: { code: 'crossed-viewpoints', version: 1 } },
    ...{ parties: [{ organisationId: STRANGER, sphere: 'association' }], panels: [], cohort: null },
    ...{ closesOn: '2012-02-01', key: { $key: derivedId('a hidden key'), sha256: '0'.repeat(64) } },
  }),
  onBehalfOf: STRANGER,
});
