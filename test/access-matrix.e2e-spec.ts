import { randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '#platform';
import { TEST_TOKENS } from '#platform/testing';
import { BODIES } from './testing/access-matrix/bodies.js';
import { ACCESS, LISTS, type Rule } from './testing/access-matrix/table.js';
import {
  callerAs,
  CALLERS,
  RELATIONS,
  worldIn,
  type CallingAs,
  type Relation,
  type World,
} from './testing/access-matrix/world.js';
import { RunningLedger, type Answer } from './testing/running-ledger.js';

let ledger: RunningLedger;
let world: World;

beforeAll(async () => {
  ledger = await RunningLedger.start();
  world = await worldIn(ledger);
  await ledger.read('portfolio');
});
afterAll(() => ledger?.stop());

/** `GET /v1/partnerships/:id`, as the router of the running application has them. */
const routes = (): string[] => {
  const { router } = ledger.ledger.application.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  const all = router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
  return [...new Set(all)].sort();
};

const marksOf = (rule: Rule, relation: Relation): string[] =>
  (typeof rule === 'string' ? rule : rule[relation]).trim().split(/\s+/);

/** The address of a route for what stands under a relation. */
function addressOf(path: string, relation: Relation): string {
  const { partnership, organisation, closing, round, factId, organisationFactId, indicator } =
    world.standing[relation];
  const isOf = (what: string): boolean => path.includes(`${what}/:id`);
  const id =
    isOf('organisations') || isOf('mandates')
      ? organisation
      : isOf('closings')
        ? closing
        : isOf('rounds')
          ? round
          : partnership;
  const values: Readonly<Record<string, string>> = {
    ...{
      id,
      gate: 'conception',
      panel: 'beneficiaries',
      organisationId: world.theirs,
      indicatorId: indicator,
      act: isOf('rounds') ? 'close' : 'suspend',
    },
    ...{ factId: isOf('organisations') ? organisationFactId : factId, name: 'console.css' },
  };
  return path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? randomUUID());
}

/** Asks a route as a caller, in the way that its clients do; a change at a revision that is none, so that nothing happens. */
async function ask(route: string, role: CallingAs, relation: Relation): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const person = callerAs(role, world.ours);
  const address = addressOf(path, relation);
  const isPage = !/^\/(v1|health|problems|openapi|api|assets)/.test(path);
  if (person?.onBehalfOf) await ledger.giveMandate(person);
  const token = person && (await ledger.issuer.tokenFor(person));
  const identity: Record<string, string> =
    token === null
      ? {}
      : isPage
        ? { cookie: `${SESSION_COOKIE}=${token}` }
        : { authorization: `Bearer ${token}` };
  const { partnership } = world.standing[relation];
  const asked = /^\/v1\/(portfolio|trajectories)/.test(path)
    ? `${address}?partnership=${partnership}`
    : address;
  if (method === 'GET')
    return ledger.request(method, asked, { as: null, redirect: 'manual', headers: identity });
  if (isPage)
    return ledger.request(method, address, {
      ...{ as: null, redirect: 'manual', body: new URLSearchParams({}) },
      headers: { ...identity, origin: ledger.url },
    });
  const isCreation = /^\/v1\/(\w|-)+$/.test(path) || /\/:id\/(mandates|rounds)$/.test(path);
  return ledger.request(method, address, {
    ...{ as: null, body: JSON.stringify(BODIES[route]?.(world, world.standing[relation]) ?? {}) },
    headers: {
      ...{ ...identity, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      ...(isCreation
        ? { 'If-None-Match': '*' }
        : { 'If-Match': `"${TEST_TOKENS.revision(1_000, address.split('/')[3] ?? '')}"` }),
    },
  });
}

/** What an answer comes to: a mark of the table. */
function markOf(route: string, relation: Relation, { status, headers, text, body }: Answer): string {
  const toTheDoor = status === 303 && headers.get('location')?.startsWith('/sign-in');
  if (status === 401 || toTheDoor) return '!';
  if (status === 403) return '-';
  if (status === 404) return '0';
  // A body that its contract refuses would tell nothing of who sends it.
  if (status >= 500 || (status === 422 && route in BODIES)) return String(status);
  return status < 300 && LISTS[route]?.(body, text, world.standing[relation]) === false ? '0' : '+';
}

it('holds every route of the running application, and none that there is not', () => {
  expect(routes().filter((route) => !(route in ACCESS))).toEqual([]);
  expect(Object.keys(ACCESS).filter((route) => !routes().includes(route))).toEqual([]);
});

it('gives each caller of each role what the table says, whatever the partnership is to their organisation', async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const [route, rule] of Object.entries(ACCESS)) {
    const relations = typeof rule === 'string' ? RELATIONS.slice(0, 1) : RELATIONS;
    for (const relation of relations) {
      const expected = marksOf(rule, relation);
      const got = await Promise.all(
        CALLERS.map(async (role) => markOf(route, relation, await ask(route, role, relation))),
      );
      cells += got.length;
      if (got.join(' ') !== expected.join(' '))
        wrong.push(`${route} ${relation}: ${got.join(' ')}, expected ${expected.join(' ')}`);
    }
  }
  console.info(`${Object.keys(ACCESS).length} routes, ${cells} cells`);
  expect(wrong).toEqual([]);
});
