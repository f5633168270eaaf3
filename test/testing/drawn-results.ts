import { RoundClosed, ROUND, roundFold, stateAt, type DrawnResults, type Round } from '#domain';
import { openDisclosed, type SealedSheet } from '#event-store';
import { type RunningLedger } from './running-ledger.js';

interface StoredSheet {
  readonly sheetId: string;
  readonly eventId: string;
  readonly position: bigint;
  readonly opening: number;
  readonly sealed: SealedSheet;
}

/** All that was given in a round, as the log holds it. */
export async function sheetsStored({ ledger }: RunningLedger, roundId: string): Promise<StoredSheet[]> {
  const sheets: StoredSheet[] = [];
  for await (const { stream, id, data, position } of ledger.store.readAll()) {
    if (!stream.startsWith('sheet-')) continue;
    const said = JSON.parse(data) as { roundId: string; opening: number; answers: SealedSheet };
    if (said.roundId !== roundId) continue;
    const { opening, answers: sealed } = said;
    sheets.push({ sheetId: stream.slice('sheet-'.length), eventId: id, position, opening, sealed });
  }
  return sheets;
}

/** The round, and the results of an opening once the policy has recorded them. */
export async function drawnResults(
  { ledger }: RunningLedger,
  roundId: string,
  opening = 1,
): Promise<{ readonly round: Round; readonly results: DrawnResults }> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const facts = [];
    for await (const { data, metadata, ...event } of ledger.store.readStream(`${ROUND}-${roundId}`))
      facts.push({
        ...event,
        data: JSON.parse(data) as never,
        ...(JSON.parse(metadata) as { occurredOn: string; actor: never }),
        ...{ datePrecision: 'day' as const, source: null },
      });
    const round = stateAt(roundFold, facts);
    const results = round.results.find((drawn) => drawn.opening === opening);
    if (results) return { round, results };
    if (Date.now() > deadline)
      throw new Error(`no results of ${roundId}: ${RoundClosed.type} was not followed`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/**
 * The marks that count for one question, opened from the log alone, of whoever gave them: of each sheet the last version
 * that stands before the closing of its opening.
 */
export async function marksCounted(ledger: RunningLedger, roundId: string, round: Round, question: string) {
  const closings = new Map(
    round.openings.map(({ opening, closedAt, disclosedKey }) => [opening, { closedAt, disclosedKey }]),
  );
  const last = new Map<string, StoredSheet>();
  for (const sheet of await sheetsStored(ledger, roundId))
    if (sheet.position < BigInt(closings.get(sheet.opening)!.closedAt!)) last.set(sheet.sheetId, sheet);
  return [...last.values()].map(({ sheetId, eventId, opening, sealed }) => {
    const content = openDisclosed(
      sealed,
      { roundId, sheetId, eventId },
      closings.get(opening)!.disclosedKey!,
    );
    return content.kind === 'answers' ? content.answers[question] : undefined;
  });
}
