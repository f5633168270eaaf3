import { createLogger } from '#platform';
import { CuttableProxy } from '#event-store-postgres/testing';
import { Client } from 'pg';
import { everyRow } from './testing/every-row.js';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { liveWith } from './testing/planted-life.js';
import { RunningLedger } from './testing/running-ledger.js';
import { everyEvent } from './testing/sealed/whole-dump.js';
import { formsOf, tracesOf } from './testing/traces.js';

/** What a text bears so that it can be found whatever stands around it: no accent, so that folding changes nothing. */
const markOf = (rank: number): string => `planted text ${String(rank).padStart(3, '0')} qzx`;

interface Planted {
  readonly field: string;
  readonly mark: string;
  /** The text as sent. */
  readonly text: string;
}

describe('A personal text', () => {
  const planted: Planted[] = [];
  const lines: string[] = [];
  let ledger: RunningLedger;
  let database: CuttableProxy;
  let partnership: string;
  let organisation: string;
  let closing: string;
  let round: string;

  const plant = (field: string): string => {
    const mark = markOf(planted.length);
    const text = `Mme Zoé « Ïbañez » : ${mark}\n12, rue "des Lilas" ; jeanne+${planted.length}@exemple.fr 🌻`;
    planted.push({ field, mark, text });
    return text;
  };
  /** A round closed, debated and reopened. */
  const debated = async (): Promise<string> => {
    const life = await EvaluatedPartnership.in(ledger);
    const id = await life.open();
    const done = async (act: string, body: object = {}) => {
      const {
        status,
        text,
        body: answer,
      } = await life.to(id, act, body, {
        as: act.includes('replies') ? life.person('carrier') : life.person('evaluator'),
      });
      if (status !== 200) throw new Error(`${act}: ${text}`);
      return answer as { createdIds: Record<string, string> };
    };
    await done('closing');
    const { createdIds } = await done('findings', {
      kind: 'finding',
      text: plant('RecordFindingRequest.text'),
    });
    await done(`findings/${createdIds.findingId}/replies`, {
      organisationId: life.carrier,
      stance: 'shares',
      text: plant('ReplyToFindingRequest.text'),
    });
    const owner = { as: life.person('carrier') };
    const action = { title: 'Se revoir', ownerId: life.carrier, dueOn: '2026-06-30' };
    const agreed = await life.to(id, 'actions', action, owner);
    const followed = await life.to(
      id,
      `actions/${agreed.body.createdIds.actionId}/progress`,
      { state: 'in-progress', comment: plant('FollowActionRequest.comment') },
      owner,
    );
    expect(followed.status).toBe(200);
    await done('reopening', {
      ...{ reason: 'other', closesOn: '2026-03-31', comment: plant('ReopenRoundRequest.comment') },
    });
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
    return id;
  };
  const marks = () => planted.map(({ mark }) => mark);

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => new Date('2026-01-10T12:00:00Z'), {
      logger: createLogger('trace', { write: (line) => void lines.push(line) }),
      databaseThrough: async (url) => {
        database = await CuttableProxy.before(url);
        return database.url;
      },
    });
    ({ partnership, organisation, closing } = await liveWith(ledger, plant));
    round = await debated();
  });

  afterAll(async () => {
    await ledger?.stop();
    await database?.close();
  });

  it('was planted in every field of the API that is said to be stored encrypted', async () => {
    const { body } = await ledger.request('GET', '/openapi.json', { as: null });
    const schemas = Object.entries(body.components.schemas as Record<string, { properties?: object }>);
    const fields = schemas.flatMap(([contract, { properties = {} }]) =>
      Object.entries(properties as Record<string, { description?: string }>)
        .filter(([, { description }]) => description?.includes('chiffré à l’enregistrement'))
        .map(([field]) => `${contract}.${field}`),
    );
    expect(fields.length).toBeGreaterThan(15);
    const plantedIn = new Set(planted.map(({ field }) => field));
    expect(fields.filter((field) => !plantedIn.has(field))).toEqual([]);
  });

  it('is given back as it was typed, to whoever is signed in: in histories, on the sheet, in reports', async () => {
    const read = async (path: string, accept: string) =>
      (await ledger.read(path, { headers: { accept } })).text;
    const histories = await Promise.all([
      read(`partnerships/${partnership}/timeline?limit=200`, 'application/json'),
      read(`organisations/${organisation}/timeline?limit=200`, 'application/json'),
      read(`closings/${closing}`, 'application/json'),
      read(`rounds/${round}`, 'application/json'),
    ]);
    const told = histories.join('');
    // Why a mandate is withdrawn is shown on no page: the log holds it.
    const shownSomewhere = planted.filter(({ field }) => field !== 'WithdrawMandateRequest.comment');
    expect(shownSomewhere.filter(({ text }) => !told.includes(JSON.stringify(text).slice(1, -1)))).toEqual(
      [],
    );

    const textOf = (field: string, nth = 0) => planted.filter((one) => one.field === field)[nth]!.text;
    const { body: sheet } = await ledger.read(`partnerships/${partnership}`);
    const shown = JSON.stringify(sheet);
    for (const text of [
      textOf('DecideAtGateRequest.comment'),
      textOf('WaiverRequest.reason'),
      textOf('ConditionRequest.text', 2),
      textOf('RemovePartyRequest.exitStrategy'),
      textOf('changes.comment'),
    ]) {
      expect(shown).toContain(JSON.stringify(text).slice(1, -1));
    }
    const { body: watch } = await ledger.read('watch?signal=condition-late');
    expect(watch.items[0].conditionText).toBe(textOf('ConditionRequest.text', 2));
    const { body: indicators } = await ledger.read('indicators');
    expect(indicators.items[0].silenceJustifications).toEqual([
      textOf('PassOverSilenceRequest.justification'),
    ]);
    expect(await read('watch', 'text/csv')).toContain(
      markOf(planted.findIndex(({ text }) => text === textOf('ConditionRequest.text', 2))),
    );
  });

  it('is given to nobody who is not signed in', async () => {
    for (const path of [`partnerships/${partnership}`, `partnerships/${partnership}/timeline`, 'watch']) {
      const { status, text } = await ledger.request('GET', `/v1/${path}`, { as: null });
      expect(status).toBe(401);
      expect(tracesOf(marks(), [text])).toEqual([]);
    }
  });

  it('that is refused, or meets a database that is away, is in no answer and in no line of the log', async () => {
    const send = (path: string, body: string, headers = {}) =>
      ledger.request('POST', `/v1/partnerships/${partnership}/${path}`, {
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': 'k',
          'If-Match': '"99"',
          ...headers,
        },
        body,
      });
    const text = plant('refused');
    const answers = [
      await send('suspensions', `{"comment": ${JSON.stringify(text)}`),
      await send('suspensions', JSON.stringify({ reason: text, comment: text })),
      await send('suspensions', JSON.stringify({ reason: 'other', comment: text.repeat(60) })),
      await send('suspensions', JSON.stringify({ reason: 'other', comment: [text] })),
      await send('suspensions', JSON.stringify({ reason: 'other', comment: `${text}\u0000` })),
      await send('suspensions', JSON.stringify({ reason: 'other', comment: text })),
      await send('resumptions', JSON.stringify({ comment: text }), { 'If-Match': '"1"' }),
      await send('suspensions', text, { 'Content-Type': 'text/plain' }),
      await ledger.request('GET', `/v1/partnerships?search=${encodeURIComponent(text)}&limit=0`),
    ];
    // Where KurrentDB keeps the log, it is the keeping of the text's key that fails.
    const { revision } = (await ledger.read(`partnerships/${partnership}`)).body;
    database.goDown();
    answers.push(
      await send('suspensions', JSON.stringify({ reason: 'other', comment: text }), {
        'If-Match': `"${revision}"`,
      }),
    );
    database.restore();
    expect(answers.map(({ status }) => status)).toEqual([400, 422, 422, 422, 422, 412, 412, 415, 422, 503]);
    expect(
      tracesOf(
        marks(),
        answers.map((answer) => answer.text),
      ),
    ).toEqual([]);
    expect(tracesOf(marks(), lines)).toEqual([]);
  });

  it('is in no line of the log, at its most talkative', () => {
    const requests = lines.filter((line) => line.includes('"msg":"request"'));
    expect(requests.length).toBeGreaterThan(planted.length);
    expect(lines.some((line) => line.includes('request failed'))).toBe(true);
    expect(tracesOf(marks(), lines)).toEqual([]);
  });

  it('is in no table, of whatever schema', async () => {
    const { body } = await ledger.read('portfolio');
    expect(body.partnerships.count).toBe(2);
    const rows = await everyRow(ledger.database.adminUrl);
    expect([...rows.keys()]).toEqual(
      expect.arrayContaining([
        'ledger.events',
        'ledger.text_keys',
        'partnerships_1.gate_condition',
        'partnerships_1.state',
      ]),
    );
    expect(rows.get('ledger.text_keys')!.length).toBeGreaterThanOrEqual(planted.length - 1);
    for (const [table, all] of rows)
      expect({ table, found: tracesOf(marks(), all) }).toEqual({ table, found: [] });
  });

  it('is in no event of the log, whichever engine keeps it', async () => {
    const { events } = await everyEvent(ledger.ledger.store);
    expect(events.filter((event) => event.includes('$sealed')).length).toBeGreaterThan(10);
    expect(tracesOf(marks(), events)).toEqual([]);
  });

  it('would be found there, if it stood in clear or thinly disguised', async () => {
    const text = `Mme Zoé : ${markOf(999)} "rue"`;
    const owner = new Client({ connectionString: ledger.database.adminUrl });
    await owner.connect();
    await owner.query(
      'CREATE SCHEMA forgotten; CREATE TABLE forgotten.note (said text, as_json jsonb, bytes bytea)',
    );
    const disguised: unknown[][] = [
      [text, null, null],
      [text.toUpperCase(), null, null],
      [null, JSON.stringify({ deep: [JSON.stringify({ text })] }), null],
      [null, null, Buffer.from(text)],
      [encodeURIComponent(text), null, null],
      ...['', 'x', 'xy'].map((before) => [Buffer.from(before + text).toString('base64'), null, null]),
      [Buffer.from(text).toString('hex'), null, null],
    ];
    for (const row of disguised) {
      await owner.query('INSERT INTO forgotten.note VALUES ($1, $2, $3)', row);
      const rows = (await everyRow(ledger.database.adminUrl)).get('forgotten.note')!;
      expect(tracesOf([markOf(999)], rows)).toEqual([markOf(999)]);
      await owner.query('DELETE FROM forgotten.note');
    }
    await owner.end();
    expect(formsOf('ab')).toContain('6162');
  });
});
