import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserContext } from 'playwright-core';
import { addDays, businessDateOf, questionnaireOf } from '#domain';
import { type TestPerson } from '#platform/testing';
import { PARTNERSHIP_ACTS } from '../apps/console/acts/partnership-acts.js';
import { ROUND_PAGE_ACTS } from '../apps/console/rounds/round-acts.js';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { commandAt, commandsWithTexts, withTexts, type FreeText } from './testing/free-texts.js';
import { liveWith } from './testing/planted-life.js';
import { ADMINISTRATOR, DATA_STEWARD, RunningLedger, type Answer } from './testing/running-ledger.js';

/** What a browser would run, or make an element of, wherever a text is not shown as a text; the longest that fits. */
const SCRIPTS = [
  `"'><script>planted()</script><img src=x onerror=planted()><a href="javascript:planted()">x</a>`,
  '"><img src=x onerror=planted()>',
  '<b onclick=p>',
];
const SHORTEST = SCRIPTS.at(-1)!;

/** Texts in which nothing may be written but what the ledger knows already. */
const KNOWN_ALONE: Readonly<Record<string, string>> = {
  criterion: 'a code of the criteria in force',
  'waivers/*/criterion': 'a code of the criteria in force',
  'identifiers/*/value': 'refused but for digits of its register',
  'identifier/value': 'refused but for digits of its register',
};

const DEFINITION = {
  ...{ subImpact: 'people', evaluates: 'actions', name: 'Climat', definition: 'x', unit: 'u' },
  ...{ direction: 'increase', periodFrom: '2015-01-01', periodTo: '2016-12-31' },
  ...{ method: 'enquête', dataSource: 'registre' },
};

const ORDINAL = { ...DEFINITION, name: 'Échelle', measure: 'ordinal', scale: ['Bas', 'Haut'] };
const BY_GROUP = {
  ...{ ...DEFINITION, name: 'Par groupe' },
  disaggregation: { by: 'beneficiary-group', groups: ['Femmes', 'Hommes'] },
};

const [QUESTION = ''] = questionnaireOf('three-impacts', 1)!.questions.map(({ code }) => code);

const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;

describeInBrowser('A script written in a text', () => {
  let ledger: RunningLedger;
  let browsers: Browsers;
  let context: BrowserContext;
  let commands: ReadonlyMap<string, readonly FreeText[]>;
  let life: Awaited<ReturnType<typeof liveWith>>;
  let second: string;
  let carrier: string;
  let evaluated: EvaluatedPartnership;
  let round: string;
  let cohort: string;
  let library: string;
  /** `<command> <field>`. */
  const written = new Set<string>();
  const revisions = new Map<string, string>();

  /** A body with a script in each of its texts. */
  const scripted = (command: string, body: object): object => {
    const texts = new Map(commands.get(command)!.map(({ path, maxLength }) => [path, maxLength]));
    const withSource = texts.has('source/document')
      ? { ...body, source: { document: 'Document', place: 'p. 1', quote: 'Il est dit' } }
      : body;
    return withTexts(withSource, (text, path) => {
      const room = texts.get(path);
      if (room === undefined || path in KNOWN_ALONE) return text;
      if (path === 'link') return `https://example.org/?q=${SCRIPTS[1]}`;
      const script = SCRIPTS.find(({ length }) => length + text.length <= room) ?? SHORTEST;
      return `${text.slice(0, room - script.length)}${script}`;
    }) as object;
  };

  /** Every command that is sent bears scripts, and what is taken is kept count of. */
  const scriptEverything = () => {
    const request = ledger.request.bind(ledger);
    ledger.request = async (method, path, init = {}) => {
      const command = commandAt(commands.keys(), method, path);
      if (!command || typeof init.body !== 'string') return request(method, path, init);
      const body = scripted(command, JSON.parse(init.body) as object);
      const answer = await request(method, path, { ...init, body: JSON.stringify(body) });
      if (answer.status < 300)
        withTexts(body, (text, at) => {
          if (SCRIPTS.some((script) => text.includes(script))) written.add(`${command} ${at}`);
          return text;
        });
      return answer;
    };
  };

  const sent = async (
    path: string,
    body: object,
    { method = 'POST', as = DATA_STEWARD }: { readonly method?: string; readonly as?: TestPerson } = {},
  ) => {
    const resource = path.split('/').slice(0, 2).join('/');
    const revision = revisions.get(resource);
    const answer = await ledger.request(method, `/v1/${path}`, {
      as,
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        ...(revision ? { 'If-Match': `"${revision}"` } : { 'If-None-Match': '*' }),
      },
      body: JSON.stringify(body),
    });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    const told = answer.body as {
      id: string;
      revision: string;
      eventIds: string[];
      createdIds?: { indicatorId: string };
    };
    revisions.set(path.includes('/') ? resource : `${path}/${told.id}`, told.revision);
    return told;
  };

  /** What the planted life leaves out: texts that are not personal, of the commands that it does not send. */
  async function liveOn(): Promise<void> {
    const { id: other } = await sent('organisations', {
      ...{ name: 'Commune', sphere: 'public-body', occurredOn: '2010-01-01' },
      homeTerritory: { level: 'local', code: 'x', vintage: 2024, name: 'Nantes' },
    });
    const { periodFrom: _, periodTo: __, dataSource: ___, ...shared } = ORDINAL;
    ({ id: library } = await sent('shared-indicators', { definition: shared }));
    await sent(`shared-indicators/${library}/versions`, { definition: { ...shared, method: 'revue' } });
    await sent(`organisations/${other}/identifiers`, {
      ...{ identifier: { scheme: 'siren', value: '732829320' }, occurredOn: '2010-01-02' },
    });
    carrier = other;
    ({ id: second } = await sent('partnerships', {
      ...{ title: 'Second', need: 'Un besoin', purpose: 'Un but', populations: ['Jeunes'] },
      territories: [{ level: 'local', code: 'x', vintage: 2024, name: 'Nantes', kind: 'not-stated' }],
      ...{ standing: 'off-path', category: 'patronage', occurredOn: '2015-01-10' },
      parties: [{ organisationId: other, roles: ['carrier'] }],
    }));
    const did = (on: string, act: string, body: object = {}) =>
      sent(`partnerships/${second}/${act}`, { occurredOn: on, ...body });
    await sent(
      `partnerships/${second}`,
      {
        ...{ occurredOn: '2015-01-11', title: 'Second bis', need: 'Autre', purpose: 'Autre but' },
        populations: ['Aînés'],
        territories: [{ level: 'local', code: 'x', vintage: 2024, name: 'Rezé', kind: 'not-stated' }],
      },
      { method: 'PATCH' },
    );
    await did('2015-01-12', 'path-entry', { stage: 'conception' });
    await did('2015-01-13', 'stage-observations', { stage: 'conception' });
    await did('2015-01-14', 'publication', {
      ...{ items: ['presentation', 'parties', 'indicators'], sharedWithTerritory: true },
    });
    await did('2015-01-15', 'parties', { organisationId: life.organisation, roles: ['partner'] });
    await did('2015-01-16', `parties/${life.organisation}/roles`, { roles: ['partner', 'funder'] });
    await did('2015-02-01', 'gates/conception/evidence', {
      ...{ criterion: 'need-analysed', kind: 'link', link: 'https://example.org' },
    });
    await did('2015-02-01', 'gates/conception/reviews', {
      ...{ plannedFor: '2015-06-01', deciderIds: [other], comment: 'x' },
    });
    await did('2015-03-01', 'evaluation-framework', { requiredParties: [other] });
    for (const definition of [ORDINAL, BY_GROUP]) {
      const proposed = await did('2015-03-02', 'indicators', { definition, replyBy: '2015-04-01' });
      const indicator = `indicators/${proposed.createdIds!.indicatorId}`;
      const refused = await did('2015-03-03', `${indicator}/refusals`, {
        ...{ organisationId: other, reason: 'x', counterProposal: { ...definition, name: 'Autre' } },
      });
      await did('2015-03-04', `${indicator}/adoptions`, {
        ...{ refusalId: refused.eventIds[0], replyBy: '2015-04-01' },
      });
      await did('2015-03-05', `${indicator}/versions`, { definition, replyBy: '2015-04-01' });
      const found = await did('2015-03-06', 'indicator-agreements', {
        ...{ definition, organisationIds: [other] },
      });
      if (definition === BY_GROUP)
        await did('2015-03-08', 'measurements', {
          rows: [
            {
              ...{ indicator: found.createdIds!.indicatorId, occurredOn: '2015-03-08', value: 3 },
              ...{ dataSource: 'registre', comment: 'x' },
              groups: [
                { group: 'Femmes', value: 1 },
                { group: 'Hommes', value: 2 },
              ],
            },
          ],
        });
      if (definition === BY_GROUP)
        await did('2015-03-07', `indicators/${found.createdIds!.indicatorId}/measurements`, {
          ...{ value: 3, dataSource: 'registre', comment: 'x' },
          groups: [
            { group: 'Femmes', value: 1 },
            { group: 'Hommes', value: 2 },
          ],
        });
    }
    await did('2015-05-01', 'deployment-figures', {
      ...{ swarmingSites: 1, takenUpBy: [{ kind: 'market', name: 'Une entreprise' }] },
    });
    await did('2015-05-02', 'objectives', {
      ...{ organisationId: other, objectives: [{ objective: 'quality-of-life', expected: 3 }] },
    });
    const asAdministrator = { as: ADMINISTRATOR };
    await sent(
      'service-accounts',
      {
        ...{ name: 'Clé', roles: ['partner'], expiresOn: addDays(businessDateOf(new Date()), 30) },
      },
      asAdministrator,
    );
    await sent(
      `people/${randomUUID()}`,
      { name: 'Ada', email: 'ada@example.org' },
      { ...asAdministrator, method: 'PUT' },
    );
  }

  /** A round answered, closed, debated and reopened; and one of a cohort. */
  async function liveRounds(): Promise<void> {
    evaluated = await EvaluatedPartnership.in(ledger);
    const taken = async (sending: Promise<Answer>) => {
      const { status, text, body } = await sending;
      if (status >= 300) throw new Error(text);
      return body as {
        id: string;
        cohortId?: string;
        createdIds?: { findingId: string; actionId: string };
      };
    };
    round = await evaluated.open();
    const organisationId = evaluated.carrier;
    await evaluated.invite(round, 3);
    const sheet = await taken(
      evaluated.own(round, 'carrier', { answers: { [QUESTION]: 4 }, comments: { [QUESTION]: SCRIPTS[0] } }),
    );
    await taken(
      evaluated.give(
        `rounds/${round}/panels/beneficiaries/counts`,
        {
          sheets: 4,
          counts: { [QUESTION]: { marks: [0, 0, 2, 1, 0], notConcerned: 1, dontKnow: 0 } },
        },
        { as: evaluated.person('evaluator'), ifMatch: null },
      ),
    );
    const { ledger: running } = ledger;
    // At the revision that it has come to: the counts of a panel and the results drawn up move it on too.
    const does = async (act: string, body: object = {}, as = evaluated.person('evaluator')) => {
      await running.projections.waitFor(await running.store.head(), { timeoutMs: 300_000 });
      const { headers } = await ledger.request('GET', `/v1/rounds/${round}`);
      return taken(evaluated.to(round, act, body, { as, ifMatch: headers.get('etag')!.slice(1, -1) }));
    };
    const carriers = evaluated.person('carrier');
    await does('official-sheets', { organisationId, sheetId: sheet.id }, carriers);
    await does('reminders');
    await does('closing');
    const isDrawnUp = async (): Promise<boolean> =>
      (await ledger.request('GET', `/v1/rounds/${round}`)).body.hasResults === true;
    while (!(await isDrawnUp())) await delay(100);
    const { createdIds } = await does('findings', {
      kind: 'recommendation',
      text: 'Se voir',
      subImpact: 'people',
    });
    const { findingId } = createdIds!;
    await does(`findings/${findingId}/replies`, { organisationId, stance: 'shares', text: 'Oui' }, carriers);
    const agreed = await does(
      'actions',
      { findingId, title: 'Une réunion', ownerId: evaluated.partner, dueOn: '2099-01-01' },
      carriers,
    );
    await does(
      `actions/${agreed.createdIds!.actionId}/progress`,
      { state: 'done', comment: 'Faite' },
      carriers,
    );
    await does('reopening', { reason: 'other', comment: 'Pour voir', closesOn: '2099-01-01' });
    const opened = await taken(
      evaluated.send(
        'POST',
        'rounds',
        {
          ...{ title: 'Cohorte', cohort: 'Cohorte', partnershipIds: [evaluated.partnershipId] },
          ...{ questionnaire: { code: 'three-impacts', version: 1 }, closesOn: '2099-01-01' },
        },
        { as: evaluated.person('evaluator'), ifMatch: null },
      ),
    );
    cohort = opened.cohortId!;
  }

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    const { body } = await ledger.request('GET', '/openapi.json', { as: null });
    commands = commandsWithTexts(body);
    scriptEverything();
    life = await liveWith(ledger, () => 'Mot');
    await liveOn();
    await liveRounds();
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
    browsers = new Browsers(chromium ?? '');
    // Without the policy that would keep any of them from running; as wide as a telephone.
    context = await browsers.start({
      ...{ bypassCSP: true, viewport: { width: 390, height: 800 } },
      ...{ isMobile: true, hasTouch: true },
    });
    await context.addInitScript('window.planted = () => { window.plantedRan = true; };');
  });

  afterAll(async () => {
    await browsers?.close();
    await ledger?.stop();
  });

  it('was taken in every text of every command', () => {
    const missing = [...commands].flatMap(([command, texts]) =>
      texts
        .filter(({ path }) => !(path in KNOWN_ALONE) && !written.has(`${command} ${path}`))
        .map(({ path }) => `${command} ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('is shown as a text by every page: nothing of it runs, becomes an element, or is wider than a telephone', async () => {
    const pages = (): string[] => [
      ...['/', '/partnerships', '/organisations', '/watch', '/indicators', '/stage-stays', '/closings'],
      ...['/partnerships/new', '/organisations/new', '/closings/new', '/compare?asOf=2014-01-01'],
      ...[life.partnership, second].flatMap((id) => [
        `/partnerships/${id}`,
        `/partnerships/${id}?asOf=2015-06-03`,
        `/partnerships/${id}/compare?asOf=2015-01-10`,
        ...PARTNERSHIP_ACTS.map(({ slug }) => `/partnerships/${id}/${slug}`),
      ]),
      ...[life.organisation, carrier].map((id) => `/organisations/${id}`),
      `/closings/${life.closing}`,
      ...[life.partnership, second, evaluated.partnershipId].flatMap((id) =>
        ['evaluation', 'rounds', 'trajectory', 'board', 'open-round'].map(
          (part) => `/partnerships/${id}/${part}`,
        ),
      ),
      ...['/rounds', '/trajectories', `/rounds/${round}`, `/rounds/${round}/results`],
      ...['/cohorts/new', `/cohorts/${cohort}`],
      ...['/shared-indicators', `/shared-indicators/${library}`, `/shared-indicators/${library}/revise`],
      `/trajectories?cohort=${cohort}`,
      `/partnerships/${second}/propose-indicator?shared=${library}`,
      ...ROUND_PAGE_ACTS.map(({ slug }) => `/rounds/${round}/${slug}`),
      `/partnerships?search=${encodeURIComponent(SCRIPTS[0]!)}`,
    ];
    const shown = new Set<string>();
    const injected: string[] = [];
    const wider: string[] = [];
    for (const [who, addresses] of [
      [DATA_STEWARD, pages()],
      [{ id: 'an-auditor', roles: ['auditor'] }, pages().slice(0, 8)],
      [{ id: 'of-a-party', roles: ['partner'], onBehalfOf: carrier }, ['/', `/partnerships/${second}`]],
      [ADMINISTRATOR, ['/access', `/access/mandates?organisation=${life.organisation}`]],
    ] as readonly (readonly [TestPerson, readonly string[]])[]) {
      if (who.onBehalfOf) await ledger.giveMandate(who);
      const visitor = await ConsoleVisitor.arrive(context, ledger, who);
      const { page } = visitor;
      for (const path of addresses) {
        const status = await visitor.go(path);
        expect([path, status < 500]).toEqual([path, true]);
        const ran = await page.evaluate('window.plantedRan === true');
        const elements = await page
          .locator(
            'img, iframe, object, embed, main script, [onerror], [onclick], [onload], a[href^="javascript:" i]',
          )
          .count();
        if (ran || elements > 0)
          injected.push(`${who.id} ${path}: ${ran ? 'ran, ' : ''}${elements} elements`);
        const overflow = await visitor.overflow();
        if (overflow > 0) wider.push(`${who.id} ${path} by ${overflow} px`);
        if (/planted\(\)|<b onclick=p>/.test(await page.locator('body').innerText())) shown.add(path);
      }
      await page.close();
    }
    expect(injected).toEqual([]);
    expect(wider).toEqual([]);
    console.info(`${written.size} texts written, shown as such on ${shown.size} pages`);
    expect(shown.size).toBeGreaterThan(20);
  });
});
