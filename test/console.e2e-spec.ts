import { type BrowserContext } from 'playwright-core';
import {
  type AwaitingPage,
  type ClosingPage,
  type ClosingSheet,
  type CohortTrajectories,
  type IndicatorPage,
  type OrganisationPage,
  type PanelCounts,
  type PartnershipComparison,
  type PartnershipPage,
  type PartnershipSheet,
  type PartnershipTrajectory,
  type Portfolio,
  type PortfolioComparison,
  type RoundCommentPage,
  type RoundPage,
  type RoundResults,
  type RoundSheet,
  type SharedIndicatorAggregate,
  type SharedIndicatorPage,
  type SharedIndicatorSheet,
  type SharedIndicatorUsePage,
  type StageStayPage,
  type TimelinePage,
  type WatchPage,
} from '#read-models';
import { seedOrganisationId, seedPartnershipId } from '#seeds';
import { WHO_MAY_COMMAND } from '../apps/command/who-may-command.js';
import { PARTNERSHIP_ACTS } from '../apps/console/acts/partnership-acts.js';
import { type Closing, type ClosingSheetAnswer } from '../apps/console/api/closing-answers.js';
import {
  type PartnershipComparisonAnswer,
  type PortfolioComparisonAnswer,
} from '../apps/console/api/comparison-answers.js';
import {
  type ListAnswer,
  type ListedIndicator,
  type ListedPartnership,
  type Organisation,
  type StageStay,
  type WatchItem,
} from '../apps/console/api/list-answers.js';
import { type PortfolioAnswer } from '../apps/console/api/portfolio-answer.js';
import {
  type CohortsAnswer,
  type ListedRound,
  type PanelCountsAnswer,
  type ResultsAnswer,
  type RoundAnswer,
  type RoundComment,
  type TrajectoryAnswer,
} from '../apps/console/api/round-answers.js';
import {
  type SharedAggregateAnswer,
  type SharedIndicator,
  type SharedIndicatorAnswer,
  type SharedIndicatorUse,
} from '../apps/console/api/shared-indicator-answers.js';
import { type SheetAnswer } from '../apps/console/api/sheet-answer.js';
import { type TimelineEntry } from '../apps/console/api/timeline-answer.js';
import { type AwaitingAnswer } from '../apps/console/tour/awaiting.js';
import { CLOSERS, WRITERS } from '../apps/console/visit/writers.js';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import { withDemonstration } from './testing/load-demonstration.js';
import { RunningLedger } from './testing/running-ledger.js';

/** The compiler holds what pages read to what the query API answers. */
export type PagesReadWhatIsAnswered = [
  Fits<PartnershipSheet, SheetAnswer>,
  Fits<Portfolio, PortfolioAnswer>,
  Fits<PartnershipPage, ListAnswer<ListedPartnership>>,
  Fits<OrganisationPage, ListAnswer<Organisation>>,
  Fits<WatchPage, ListAnswer<WatchItem>>,
  Fits<AwaitingPage, AwaitingAnswer>,
  Fits<StageStayPage, ListAnswer<StageStay>>,
  Fits<IndicatorPage, ListAnswer<ListedIndicator>>,
  Fits<TimelinePage, ListAnswer<TimelineEntry>>,
  Fits<ClosingPage, ListAnswer<Closing>>,
  Fits<ClosingSheet, ClosingSheetAnswer>,
  Fits<PartnershipComparison, PartnershipComparisonAnswer>,
  Fits<PortfolioComparison, PortfolioComparisonAnswer>,
  Fits<RoundPage, ListAnswer<ListedRound>>,
  Fits<RoundSheet, RoundAnswer>,
  Fits<PanelCounts, PanelCountsAnswer>,
  Fits<SharedIndicatorPage, ListAnswer<SharedIndicator>>,
  Fits<SharedIndicatorSheet, SharedIndicatorAnswer>,
  Fits<SharedIndicatorAggregate, SharedAggregateAnswer>,
  Fits<SharedIndicatorUsePage, ListAnswer<SharedIndicatorUse>>,
  Fits<RoundResults, ResultsAnswer>,
  Fits<RoundCommentPage, ListAnswer<RoundComment>>,
  Fits<PartnershipTrajectory, TrajectoryAnswer>,
  Fits<CohortTrajectories, CohortsAnswer>,
];
type Fits<Answered extends Read, Read> = [Answered, Read];

it('forms are offered to those whose commands are taken', () => {
  // The library of indicators has no page to write to it.
  const { closings, mandates: _, sharedIndicators: __, ...others } = WHO_MAY_COMMAND;
  for (const writers of Object.values(others)) expect([...writers].sort()).toEqual([...WRITERS].sort());
  expect([...closings].sort()).toEqual([...CLOSERS].sort());
});

const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;

describeInBrowser('In a browser', () => {
  const SCRIPT = '<script>document.title="pwned"</script><img src=x onerror=alert(1)>';
  const LIVING = seedPartnershipId('berges-vivantes');
  const ORGANISATION = seedOrganisationId('deux-rives');
  const sheetOf = (id: string) => `/partnerships/${id}`;

  let ledger: RunningLedger;
  let browsers: Browsers;
  let wide: BrowserContext;
  let narrow: BrowserContext;

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    await withDemonstration(ledger);
    browsers = new Browsers(chromium ?? '');
    wide = await browsers.start();
    narrow = await browsers.start({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
  });

  afterAll(async () => {
    await browsers?.close();
    await ledger?.stop();
  });

  /** Every kind of page, by its address. */
  const everyPage = (): string[] => [
    '/',
    '/?stage=modelling&stage=swarming&from=2015-01-01',
    '/?territory=nulle-part',
    '/partnerships',
    '/partnerships?search=zzz',
    '/organisations',
    '/watch',
    '/stage-stays',
    '/indicators',
    sheetOf(LIVING),
    `${sheetOf(LIVING)}?done=recorded`,
    sheetOf(seedPartnershipId('laveo-reseau-insertion')),
    `${sheetOf(LIVING)}/evaluation`,
    ...['evaluation', 'rounds', 'trajectory', 'board'].map(
      (below) => `${sheetOf(seedPartnershipId('laveo-reseau-insertion'))}/${below}`,
    ),
    `${sheetOf(LIVING)}/measurements`,
    `${sheetOf(LIVING)}/open-round`,
    '/rounds',
    '/trajectories',
    `/organisations/${ORGANISATION}`,
    '/partnerships/new',
    '/organisations/new',
    ...PARTNERSHIP_ACTS.map(({ slug }) => `${sheetOf(LIVING)}/${slug}`),
    '/partnerships/00000000-0000-4000-8000-000000000000',
    '/nowhere',
  ];

  it.each(['fr', 'en'])(
    'every page in %s has nothing against it in axe-core, one main heading, no script',
    async (lang) => {
      const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
      await visitor.go(`/?lang=${lang}`);
      const faults: string[] = [];
      for (const path of everyPage()) {
        await visitor.go(path);
        const { page } = visitor;
        faults.push(...(await visitor.inaccessible()).map((fault) => `${path} ${fault}`));
        expect([path, await page.locator('html').getAttribute('lang')]).toEqual([path, lang]);
        expect([path, await page.locator('h1').count()]).toEqual([path, 1]);
        expect([path, await page.locator('main script, [style]').count()]).toEqual([path, 0]);
      }
      expect(faults).toEqual([]);
      expect(visitor.complaints).toEqual([]);
    },
  );

  it('no page is wider than a telephone', async () => {
    const visitor = await ConsoleVisitor.arrive(narrow, ledger, 'data-steward');
    const wider: string[] = [];
    for (const path of everyPage()) {
      await visitor.go(path);
      const overflow = await visitor.overflow();
      if (overflow > 0) wider.push(`${path} by ${overflow} px`);
    }
    expect(wider).toEqual([]);
  });

  it('a partnership is registered, refused at its gate, waived through, measured, and the portfolio shows it', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const { page } = visitor;
    const counted = async (stage: string): Promise<number> => {
      await visitor.go('/');
      return Number(
        await page
          .locator('#standings ~ .table-frame tr', { hasText: stage })
          .locator('td.total')
          .innerText(),
      );
    };
    await visitor.go('/?lang=fr');
    const experimentationBefore = await counted('Expérimentation');

    // From the portfolio: a figure leads to the list behind it, the list to a sheet.
    const modelling = page.locator('#standings ~ .table-frame tr', { hasText: 'Modélisation' });
    await visitor.press(modelling.locator('td.total a'));
    expect(page.url()).toContain('/partnerships?stage=modelling');
    await visitor.press(page.getByRole('link', { name: 'Berges vivantes (partenariat fictif)' }));
    expect(await page.locator('h1').innerText()).toBe('Berges vivantes (partenariat fictif)');

    // Registered, with its parties.
    await visitor.go('/');
    await visitor.press(page.getByRole('link', { name: 'Enregistrer un partenariat' }));
    await visitor.field('title').fill('Potagers partagés (fictif)');
    await visitor.field('need').fill('Des terrains vides, des familles sans jardin.');
    await visitor.field('populations').fill('Familles\nRetraités');
    await visitor.field('parties/0/organisationId').selectOption(seedOrganisationId('passerelles'));
    await page.locator('[name="parties/0/roles:list"][value=carrier]').check();
    await visitor.field('occurredOn').fill('2025-03-03');
    await visitor.submit();
    expect(visitor.path).toMatch(/^\/partnerships\/[0-9a-f-]{36}$/);
    expect(page.url()).toContain('after=');
    expect(await page.locator('h1').innerText()).toBe('Potagers partagés (fictif)');
    expect(await page.locator('.notice[role=status]').innerText()).toContain('C’est enregistré');
    const sheet = visitor.path;

    // A party.
    await visitor.press(page.getByRole('link', { name: 'Ajouter une partie' }));
    await visitor.field('organisationId').selectOption(ORGANISATION);
    await page.getByLabel('Financeur').check();
    await visitor.field('occurredOn').fill('2025-03-10');
    await visitor.submit();
    expect(await page.locator('main').innerText()).toContain('Fondation fictive des Deux Rives');

    // Evidence against the first criterion.
    await visitor.press(page.locator('#criterion-need-analysed a'));
    await visitor.field('text').fill('Quarante familles rencontrées.');
    await visitor.field('occurredOn').fill('2025-06-01');
    await visitor.submit();
    expect(await page.locator('#criterion-need-analysed').innerText()).toContain(
      'Quarante familles rencontrées.',
    );

    // A go is refused: the criteria without evidence are named, and shown at their fields; nothing typed is lost.
    await visitor.press(page.getByRole('link', { name: 'Décider du passage' }).first());
    await page.getByLabel('Passage', { exact: true }).check();
    await page.getByLabel('Fondation fictive des Deux Rives').check();
    await visitor.field('comment').fill('Nous y croyons.');
    await visitor.field('occurredOn').fill('2025-09-01');
    // A data steward enters what was decided elsewhere, from a document.
    await page.locator('details.more > summary').click();
    await visitor.field('source/document').fill('Compte rendu (fictif)');
    await visitor.submit();
    expect(await page.title()).toMatch(/^Erreur/);
    expect(await visitor.faultAt('outcome')).toContain('Intuition confirmée par des avis');
    for (const index of [1, 2, 3])
      expect(await visitor.faultAt(`waivers/${index}/reason`)).toContain('Sans preuve');
    expect(await page.locator('.fault-summary a').count()).toBe(4);
    expect(await visitor.field('comment').inputValue()).toBe('Nous y croyons.');
    expect(await page.getByLabel('Fondation fictive des Deux Rives').isChecked()).toBe(true);
    expect(await visitor.inaccessible()).toEqual([]);
    await page.locator('.fault-summary a').last().click();
    await page.locator('#field-waivers-3-reason:focus').waitFor();

    // Waived, it goes.
    for (const index of [1, 2, 3]) await visitor.field(`waivers/${index}/reason`).fill(`Admis (${index}).`);
    await visitor.submit();
    expect(visitor.path).toBe(sheet);
    expect(await page.locator('.page-head').innerText()).toContain('Expérimentation');
    await page.locator('.decision summary').click();
    expect(await page.locator('.decision').innerText()).toContain('Admis (2).');

    // An indicator, agreed, then measured.
    await visitor.press(page.getByRole('link', { name: 'Proposer un indicateur' }));
    const definition = {
      'definition/name': 'Parcelles cultivées',
      'definition/definition': 'Parcelles cultivées au moins une saison',
      'definition/unit': 'parcelles',
      'definition/baseline': '0',
      'definition/target': '40',
      'definition/periodFrom': '2025-01-01',
      'definition/periodTo': '2027-12-31',
      replyBy: '2025-10-01',
      occurredOn: '2025-09-10',
    };
    for (const [path, typed] of Object.entries(definition)) await visitor.field(path).fill(typed);
    await visitor.field('definition/subImpact').selectOption('people');
    await visitor.field('definition/evaluates').selectOption('actions');
    await visitor.field('definition/direction').selectOption('increase');
    await visitor.submit();
    for (const party of ['passerelles', 'deux-rives']) {
      expect(visitor.path).toBe(`${sheet}/evaluation`);
      await visitor.go(sheet);
      await visitor.press(page.getByRole('link', { name: 'Enregistrer un accord' }));
      await visitor.field('organisationId').selectOption(seedOrganisationId(party));
      await visitor.field('occurredOn').fill('2025-09-15');
      await visitor.submit();
    }
    await visitor.go(sheet);
    await visitor.press(page.locator('.indicator').getByRole('link', { name: 'Relever une mesure' }));
    await visitor.field('value').fill('douze');
    await visitor.field('dataSource').fill('Relevé de saison');
    await visitor.submit();
    expect(await visitor.faultAt('value')).toContain('Doit être un nombre');
    expect(await visitor.field('value').inputValue()).toBe('douze');
    await visitor.field('value').fill('12,5');
    await visitor.field('occurredOn').fill('2025-10-30');
    await visitor.submit();
    expect((await page.locator('.indicator').innerText()).replace(/\s/g, ' ')).toMatch(
      /31 %.*12,5 parcelles/s,
    );
    expect(await page.locator('.timeline').innerText()).toContain('30 octobre 2025');

    expect(await counted('Expérimentation')).toBe(experimentationBefore + 1);
    expect(visitor.complaints).toEqual([]);
  });

  it('a form is filled and sent with the keyboard alone', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const { page } = visitor;
    const focused = () =>
      page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');
    const tabTo = async (id: string) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press('Tab');
        if ((await focused()) === id) return;
      }
      throw new Error(`Tab never comes to ${id}`);
    };
    await visitor.go('/?lang=fr');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#content$/);

    await visitor.go(`${sheetOf(LIVING)}/record-measurement`);
    await tabTo('field-indicatorId');
    await page.keyboard.type('Berges restaurées');
    await tabTo('field-value');
    await page.keyboard.type('76');
    await tabTo('field-dataSource');
    await page.keyboard.type('Au clavier');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(visitor.path).toBe(sheetOf(LIVING));
    expect(await page.locator('.timeline li').first().innerText()).toContain('Au clavier');
  });

  it('what looks like a script, typed in every field, is shown as the text it is', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const { page } = visitor;
    const typeEverywhere = async () => {
      for (const field of await page
        .locator('main form input[type=text], main form input[type=url], main form textarea')
        .all()) {
        if (await field.isVisible()) await field.fill(SCRIPT);
      }
    };
    const openAll = () =>
      page.evaluate('document.querySelectorAll("main details").forEach((one) => (one.open = true))');
    const forms = [
      '/partnerships/new',
      '/organisations/new',
      ...PARTNERSHIP_ACTS.map(({ slug }) => `${sheetOf(LIVING)}/${slug}`),
    ];
    for (const path of forms) {
      await visitor.go(path);
      await openAll();
      await typeEverywhere();
      await visitor.submit();
      expect([path, await page.locator('main script, main img').count()]).toEqual([path, 0]);
      const kept = await page.locator('main form textarea, main form input[type=text]').all();
      for (const field of kept.filter(() => page.url().endsWith(path))) {
        expect([SCRIPT, '']).toContain(await field.inputValue());
      }
    }
    // And where it is accepted, it is a title, a need, a source: text.
    await visitor.go('/partnerships/new');
    await visitor.field('title').fill(SCRIPT);
    await visitor.field('need').fill(SCRIPT);
    await visitor.field('populations').fill(SCRIPT);
    await visitor.submit();
    expect(await page.locator('h1').innerText()).toBe(SCRIPT);
    expect(await page.locator('main script, main img').count()).toBe(0);
    await visitor.go(`/partnerships?search=${encodeURIComponent(SCRIPT)}`);
    expect(await page.locator('#filter-search').inputValue()).toBe(SCRIPT);
    expect(await page.locator('table.list tbody tr').count()).toBe(1);
    expect(await page.title()).not.toContain('pwned');
    expect(visitor.complaints).toEqual([]);
  });

  it('a form sent twice is one command', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const { page } = visitor;
    await visitor.go('/partnerships/new');
    await visitor.field('title').fill('Envoyé deux fois (fictif)');
    const [first, second] = (await page.evaluate(`(async () => {
      const body = new URLSearchParams(new FormData(document.querySelector('main form')));
      const send = async () => new URL((await fetch(location.href, { method: 'POST', body })).url).pathname;
      return [await send(), await send()];
    })()`)) as string[];
    expect(first).toMatch(/^\/partnerships\/[0-9a-f-]{36}$/);
    expect(second).toBe(first);
    await visitor.go('/partnerships?search=Envoyé+deux+fois');
    expect(await page.locator('table.list tbody tr').count()).toBe(1);
  });

  it('a sheet that changed meanwhile is explained, nothing typed is lost, and sending again records', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const other = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const form = `${sheetOf(seedPartnershipId('bonnes-cantines'))}/suspend`;
    await visitor.go(`${form}?lang=fr`);
    await other.go(form.replace('suspend', 'add-party'));
    await other.field('organisationId').selectOption(seedOrganisationId('institut-evaluation'));
    await other.page.getByLabel('Évaluateur').check();
    await other.submit();
    expect(await other.page.locator('.notice').first().innerText()).toContain('C’est enregistré');

    await visitor.field('reason').selectOption('lack-of-funds');
    await visitor.field('comment').fill('Subvention attendue.');
    await visitor.submit();
    expect(await visitor.page.locator('.notice').innerText()).toContain('La fiche a changé');
    expect(await visitor.field('comment').inputValue()).toBe('Subvention attendue.');
    expect(await visitor.field('reason').inputValue()).toBe('lack-of-funds');
    await visitor.submit();
    expect(await visitor.page.locator('.page-head').innerText()).toContain('Suspendu');
  });

  it('another row is asked for without sending, and what was typed stays', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'data-steward');
    const { page } = visitor;
    await visitor.go('/partnerships/new?lang=fr');
    await visitor.field('title').fill('Trois parties');
    await visitor.press(page.getByRole('button', { name: 'Une partie de plus' }));
    expect(await visitor.field('parties/2/organisationId').count()).toBe(1);
    expect(await visitor.field('title').inputValue()).toBe('Trois parties');
  });

  it('who may not write sees no form, and is told so where one is asked for', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'auditor');
    const { page } = visitor;
    for (const path of ['/', '/partnerships', sheetOf(LIVING)]) {
      await visitor.go(path);
      expect([
        path,
        await page.locator('main form[method=post], a[href$="/new"], .act, nav.actions').count(),
      ]).toEqual([path, 0]);
    }
    expect(await visitor.go('/partnerships/new')).toBe(403);
    expect(await page.locator('h1').innerText()).toBe('Accès refusé');
  });

  it('who has signed out is told so, and how to come back', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, null);
    expect(await visitor.go('/signed-out')).toBe(200);
    expect(await visitor.page.locator('main').innerText()).toContain('Se connecter');
    expect(await visitor.inaccessible()).toEqual([]);
    await visitor.go('/signed-out?lang=en');
    expect(await visitor.page.locator('main').innerText()).toContain('Sign in');
    expect(await visitor.go('/signed-in?state=nothing')).toBe(400);
    expect(await visitor.inaccessible()).toEqual([]);
  });

  it.each([
    ['GET', '/nulle-part', 'text/html', 'text/html; charset=utf-8'],
    ['GET', '/nulle-part', '*/*', 'application/problem+json'],
    ['GET', '/v1/nulle-part', 'text/html', 'application/problem+json'],
    ['POST', '/v1/nulle-part', 'application/json', 'application/problem+json'],
  ])('%s %s, which is nothing, answers %s with %s', async (method, path, accept, type) => {
    const answer = await fetch(ledger.url + path, { method, headers: { accept } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, type]);
  });

  it('a list is taken away as a spreadsheet, with its criteria', async () => {
    const { tokenFor } = ledger.issuer;
    const token = await tokenFor({ id: 'person-steward', roles: ['data-steward'] });
    const answer = await fetch(`${ledger.url}/partnerships.csv?stage=modelling`, {
      headers: { cookie: `partnership-ledger-session=${token}` },
    });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.slice(1).every((line) => line.includes('modelling') || line.includes('Modélisation'))).toBe(
      true,
    );
  });
});
