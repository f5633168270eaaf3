import { randomUUID } from 'node:crypto';
import { questionnaireOf } from '#domain';
import { SESSION_COOKIE } from '#platform';
import { type TestPerson } from '#platform/testing';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { ADMINISTRATOR, DATA_STEWARD, RunningLedger } from './testing/running-ledger.js';

const [question = ''] = questionnaireOf('three-impacts', 1)!.questions.map(({ code }) => code);
/** Found wherever it stands: in an answer of any kind. */
const SAID = 'un mot sous scellés qzx';
const sheet = { answers: { [question]: 4 }, comments: { [question]: SAID } };

let ledger: RunningLedger;
let life: EvaluatedPartnership;
let round: string;
let invitation: string;

beforeAll(async () => {
  ledger = await RunningLedger.start();
  life = await EvaluatedPartnership.in(ledger);
  round = await life.open();
  [invitation = ''] = await life.invite(round, 3);
  const answers = [
    await life.own(round, 'carrier', sheet),
    await life.give(`invitations/${invitation}`, sheet, { as: null, ifMatch: null }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
});
afterAll(() => ledger?.stop());

/** Every address that the running application reads from. */
const addresses = (): string[] => {
  const { router } = ledger.ledger.application.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  const idOf = (path: string): string =>
    path.includes('/organisations/')
      ? life.carrier
      : path.includes('/partnerships/')
        ? life.partnershipId
        : round;
  return router.stack
    .flatMap(({ route }) => (route?.methods['get'] ? [route.path] : []))
    .filter((path) => !/^\/(health|api|assets|openapi|problems)|invitation/.test(path))
    .map((path) => path.replace(':id', idOf(path)).replace(/:\w+/g, () => randomUUID()));
};

const answered = async (as: TestPerson, path: string) => {
  const isPage = !path.startsWith('/v1/');
  if (as.onBehalfOf) await ledger.giveMandate(as);
  const cookie = isPage && `${SESSION_COOKIE}=${await ledger.issuer.tokenFor(as)}`;
  return ledger.request('GET', path, {
    ...{ redirect: 'manual', as: isPage ? null : as },
    ...(cookie && { headers: { cookie } }),
  });
};

const callers = (): readonly TestPerson[] => [
  ...[life.person('carrier', 'colleague'), life.person('partner'), life.person('evaluator')],
  ...[ADMINISTRATOR, DATA_STEWARD],
  { id: 'an-auditor', roles: ['auditor'] },
  { id: 'a-dpo', roles: ['dpo'] },
  { id: 'of-nobody', roles: ['partner'] },
  // Who answered, acting for another.
  { ...life.person('carrier'), onBehalfOf: life.partner },
  // Everything that a token may name, for the party that answered.
  {
    ...{ id: 'everything', onBehalfOf: life.carrier },
    roles: ['administrator', 'funder', 'evaluator', 'partner', 'auditor', 'data-steward', 'dpo'],
  },
];

const told = async (as: TestPerson): Promise<string[]> => {
  const found: string[] = [];
  for (const path of addresses()) {
    const { text, status } = await answered(as, path);
    if (status >= 500) found.push(`${path}: ${status}`);
    if (text.includes(SAID)) found.push(path);
  }
  return found;
};

describe('A sheet under seal', () => {
  it('is read by its author, where their own sheet is', async () => {
    expect(addresses().length).toBeGreaterThan(40);
    expect(await told(life.person('carrier'))).toContain(`/v1/rounds/${round}/sheet`);
    const own = await answered(life.person('carrier'), `/v1/rounds/${round}/sheet`);
    expect(own.body).toMatchObject(sheet);
  });

  it('is read by nobody else of any role, at no address, before the round is closed', async () => {
    const found: string[] = [];
    for (const as of callers()) found.push(...(await told(as)).map((path) => `${as.id}: ${path}`));
    expect(found).toEqual([]);
    for (const as of callers())
      expect([as.id, (await answered(as, `/v1/rounds/${round}/sheet`)).status]).toEqual([as.id, 404]);
  });

  it('of a round that one does not see is answered as that of none, with all the rest of it', async () => {
    const stranger = await ledger.create('organisations', { name: 'Tiers (fictif)', sphere: 'company' });
    const as: TestPerson = { id: 'a-stranger', roles: ['partner'], onBehalfOf: stranger };
    const nothing = randomUUID();
    for (const part of ['', '/results', '/comments', '/sheet']) {
      const [hidden, none] = [
        await answered(as, `/v1/rounds/${round}${part}`),
        await answered(as, `/v1/rounds/${nothing}${part}`),
      ];
      const whole = (text: string) => text.replace(/urn:uuid:[0-9a-f-]+/, '');
      expect([part, hidden.status, whole(hidden.text)]).toEqual([part, 404, whole(none.text)]);
      expect(none.status).toBe(404);
    }
    expect((await answered(as, '/v1/rounds')).body).toMatchObject({ items: [], total: 0 });
  });

  it('is no longer read by its author once the mandate is withdrawn', async () => {
    const author = life.person('carrier');
    const mandates = `/v1/organisations/${life.carrier}/mandates`;
    const { body, headers } = await ledger.request('GET', mandates, { as: ADMINISTRATOR });
    const { id: personId } = ledger.issuer.callerOf(author);
    const given = (body.items as { mandateId: string; personId: string }[]).find(
      (one) => one.personId === personId,
    )!;
    const { status } = await ledger.request('POST', `${mandates}/${given.mandateId}/withdrawal`, {
      as: ADMINISTRATOR,
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        'If-Match': headers.get('etag')!,
      },
      body: JSON.stringify({ reason: 'left-organisation' }),
    });
    expect(status).toBe(200);
    expect((await answered(author, `/v1/rounds/${round}/sheet`)).status).toBe(404);
  });
});
