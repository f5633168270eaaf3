import { sheetFold, stateAt } from '#domain';
import {
  InvitationTokens,
  SheetSeal,
  streamHistory,
  type Codec,
  type InMemoryEventStore,
  type TextKeyStore,
} from '#event-store';
import { type RoundParts } from '../rounds/round-parts.js';

/** What rounds need, beside a log in memory: who has answered is read in the log itself. */
export const roundPartsOf = (
  store: InMemoryEventStore,
  codec: Codec,
  textKeys: TextKeyStore,
  masterKey: Buffer,
): RoundParts => ({
  seal: new SheetSeal(textKeys, masterKey),
  invitations: new InvitationTokens(masterKey),
  sheetsGiven: async (roundId) => {
    const streams = new Set<string>();
    for await (const { stream } of store.readAll()) if (stream.startsWith('sheet-')) streams.add(stream);
    const sheets = await Promise.all(
      [...streams].map(async (stream) =>
        stateAt(sheetFold, await streamHistory(store, codec, 'sheet', stream.slice('sheet-'.length))),
      ),
    );
    const given = sheets.flatMap(({ latest }) => (latest?.roundId === roundId ? [latest.respondent] : []));
    const panels = [...new Set(given.flatMap((one) => (one.kind === 'party' ? [] : [one.panel])))];
    return {
      parties: given.flatMap((one) =>
        one.kind === 'party' ? [{ organisationId: one.organisationId, sheets: 1 }] : [],
      ),
      panels: panels.map((panel) => ({
        panel,
        members: given.filter((one) => one.kind === 'panel-member' && one.panel === panel).length,
        countsEventId:
          sheets.find(
            ({ latest }) => latest?.respondent.kind === 'panel-counts' && latest.respondent.panel === panel,
          )?.latest?.eventId ?? null,
      })),
    };
  },
});
