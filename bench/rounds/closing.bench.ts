import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  derivedId,
  DOMAIN_EVENTS,
  ResultsDrawn,
  ROUND,
  RoundClosed,
  RoundOpened,
  SHEET,
  SheetGiven,
  SUB_IMPACTS,
} from '#domain';
import {
  bulkAppend,
  CommandRunner,
  createCodec,
  openDisclosed,
  SheetSeal,
  type Append,
  type EventStore,
} from '#event-store';
import { PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { PolicyEngine, ProjectionEngine } from '#projections';
import { PROJECTIONS, READ_MODEL_ENTITIES, READ_SESSION } from '#read-models';
import { resultsAreDrawnUp } from '../../apps/projector/policies/results-are-drawn-up.js';
import { type Bench } from '../harness/bench.js';
import { watchingMemory } from '../harness/memory.js';
import { compared } from '../harness/measure.js';
import { median, seconds } from '../harness/rounds.js';
import { eventData } from './drawn-rounds.js';

const SHEETS = { whole: 10_000, brief: 200 };
const ROUNDS = { whole: 3, brief: 1 };
const DAY = '2026-03-01';
const silent = { info() {}, warn() {}, error() {} };

/** A round that waits to be closed. */
interface FullRound {
  readonly roundId: string;
  readonly key: string;
}

/** Seconds from the closing of a round of many answers to its results, against reading and opening the same sheets. */
export const closingBench: Bench = {
  names: ['rounds-closing'],
  async *run({ brief, database, say }) {
    const { url } = await database();
    const store = await PostgresEventStore.open({ url });
    const textKeys = new PostgresTextKeyStore({ url });
    const masterKey = Buffer.alloc(32, 7);
    const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
    const dataSource = await new DataSource({
      ...{ type: 'postgres', url, entities: READ_MODEL_ENTITIES, poolSize: 20, extra: READ_SESSION },
    }).initialize();
    const parts = { store, decode: codec.decode, dataSource, logger: silent };
    const projections = new ProjectionEngine({ ...parts, projections: PROJECTIONS });
    const policies = new PolicyEngine({
      ...parts,
      commands: new CommandRunner(store, codec),
      policies: [resultsAreDrawnUp({ store, codec, dataSource, progress: projections })],
    });
    projections.start();
    policies.start();
    try {
      const seal = new SheetSeal(textKeys, masterKey);
      const [sheets, rounds] = brief ? [SHEETS.brief, ROUNDS.brief] : [SHEETS.whole, ROUNDS.whole];
      const took = { closing: [] as number[], opening: [] as number[] };
      const { peakRssMb } = await watchingMemory(async () => {
        for (let turn = 0; turn <= rounds; turn++) {
          const round = await fullRound(store, seal, turn, sheets);
          await projections.waitFor(await store.head(), { timeoutMs: 600_000 });
          say(`a round of ${sheets} answers is ready to be closed`);
          const closing = await seconds(() => closed(store, round));
          const opening = await seconds(() => openedPlainly(dataSource, round, sheets));
          // The first warms up.
          if (turn === 0) continue;
          took.closing.push(closing);
          took.opening.push(opening);
        }
      });
      const [value, baseline] = [median(took.closing), median(took.opening)];
      yield compared('rounds-closing', 's', { value, baseline, peakRssMb });
    } finally {
      await policies.stop();
      await projections.stop();
      await dataSource.destroy();
      await textKeys.close();
      await store.close();
    }
  },
};

async function fullRound(
  store: EventStore,
  seal: SheetSeal,
  turn: number,
  sheets: number,
): Promise<FullRound> {
  const roundId = derivedId('bench closing', turn);
  const partnershipId = derivedId('bench partnership', turn);
  const key = await seal.keyFor(derivedId(roundId, 'opening'));
  const opened = RoundOpened.of({
    ...{ partnershipId, title: 'Tour', parties: [], panels: [{ panel: 'beneficiaries', threshold: 30 }] },
    ...{ questionnaire: { code: 'three-impacts', version: 1 }, closesOn: DAY, cohort: null, key },
  });
  async function* appends(): AsyncGenerator<Append> {
    yield {
      stream: `${ROUND}-${roundId}`,
      expected: 'no-stream',
      events: [eventData(opened, randomUUID(), DAY)],
    };
    for (let member = 0; member < sheets; member++) {
      const [sheetId, eventId] = [derivedId(roundId, 'sheet', member), derivedId(roundId, 'given', member)];
      const given = Object.fromEntries(SUB_IMPACTS.map((code, place) => [code, 1 + ((member + place) % 5)]));
      const answers = await seal.seal(
        { kind: 'answers', answers: given, comments: {} },
        { roundId, sheetId, eventId },
        key.$key,
      );
      const event = SheetGiven.of({
        ...{ roundId, partnershipId, opening: 1, answers },
        respondent: { kind: 'panel-member', panel: 'beneficiaries', invitationId: derivedId(sheetId) },
      });
      yield {
        stream: `${SHEET}-${sheetId}`,
        expected: 'no-stream',
        events: [eventData(event, eventId, DAY)],
      };
    }
  }
  await bulkAppend(store, appends());
  return { roundId, key: (await seal.keyOf(key.$key))! };
}

/** Closes the round; resolves once its results are drawn. */
async function closed(store: EventStore, { roundId, key }: FullRound): Promise<void> {
  const stream = `${ROUND}-${roundId}`;
  const event = RoundClosed.of({ opening: 1, key });
  await store.append({ stream, expected: 0, events: [eventData(event, randomUUID(), DAY)] });
  for (;;) {
    for await (const { type } of store.readStream(stream)) if (type === ResultsDrawn.type) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Reads the same sheets in one statement, and opens each. */
async function openedPlainly(
  dataSource: DataSource,
  { roundId, key }: FullRound,
  sheets: number,
): Promise<void> {
  const rows = await dataSource.query<{ sheetId: string; eventId: string; keyId: string; sealed: string }[]>(
    `SELECT sheet_id AS "sheetId", event_id AS "eventId", key_id AS "keyId", sealed FROM read.sheet WHERE round_id = $1`,
    [roundId],
  );
  if (rows.length !== sheets) throw new Error('not all sheets are read');
  for (const { sheetId, eventId, keyId, sealed } of rows)
    openDisclosed({ $sheet: sealed, $key: keyId }, { roundId, sheetId, eventId }, key);
}
