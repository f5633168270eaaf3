import { type BrowserContext } from 'playwright-core';
import { POSITION_TOKEN } from '#contracts';
import { TEST_TOKENS } from '#platform/testing';
import { seedOrganisationId, seedPartnershipId } from '#seeds';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import { withDemonstration } from './testing/load-demonstration.js';
import { RunningLedger } from './testing/running-ledger.js';

const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;

describeInBrowser('The pages, in the past', () => {
  const LIVING = seedPartnershipId('berges-vivantes');
  const SHEET = `/partnerships/${LIVING}`;

  let ledger: RunningLedger;
  let browsers: Browsers;
  let wide: BrowserContext;
  let narrow: BrowserContext;
  let closing = '';

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

  const steward = (context = wide): Promise<ConsoleVisitor> =>
    ConsoleVisitor.arrive(context, ledger, 'data-steward');
  const banner = ({ page }: ConsoleVisitor) => page.locator('.notice--past');

  it('close the reports on a form, and show the closing among the others', async () => {
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go('/closings');
    await visitor.press(page.getByRole('link', { name: 'Arrêter les rapports' }));
    await page.getByRole('button', { name: 'Enregistrer' }).first().click({ force: true });
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Nom').fill('Arrêté 2020');
    await page.getByLabel('Date dont parlent les rapports').fill('2020-12-31');
    await page.getByLabel('Note').fill('Pour le conseil');
    await visitor.press(page.locator('p.actions button'));
    await page.getByRole('status').waitFor();
    closing = visitor.path.split('/').at(-1)!;
    expect(await page.locator('h1').innerText()).toBe('Arrêté 2020');
    expect(await page.locator('.facts').innerText()).toContain('31 décembre 2020');
    await visitor.go('/closings');
    expect(await page.locator('tbody').innerText()).toContain('Arrêté 2020');
    expect(visitor.complaints).toEqual([]);
  });

  it('say which point they speak of, keep it from page to page, and lead back to today', async () => {
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go('/?stage=experimentation');
    await page.getByText('Voir à une autre date').click();
    await page.getByLabel('À la date du').fill('2020-12-31');
    await visitor.press(page.getByRole('button', { name: 'Voir', exact: true }));
    await page.waitForURL(/asOf=2020-12-31/);
    expect(new URL(page.url()).searchParams.get('stage')).toBe('experimentation');
    expect(await banner(visitor).innerText()).toContain('Au 31 décembre 2020');
    await visitor.press(page.getByRole('link', { name: 'Partenariats', exact: true }).first());
    expect(await banner(visitor).innerText()).toContain('Au 31 décembre 2020');
    await visitor.press(page.locator('tbody a').first());
    expect(await banner(visitor).innerText()).toContain('Au 31 décembre 2020');
    expect(visitor.path).toMatch(/^\/partnerships\//);
    await visitor.press(page.getByRole('link', { name: 'Revenir à aujourd’hui' }));
    await page.waitForURL((url) => !url.search.includes('asOf'));
    expect(await banner(visitor).count()).toBe(0);
  });

  it('show no form in the past, and show them again today', async () => {
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go(SHEET);
    const forms = page.locator(`a[href^="${SHEET}/"]`);
    const today = await forms.count();
    expect(today).toBeGreaterThan(3);
    await visitor.go(`${SHEET}?closing=${closing}`);
    expect(await page.locator('h1').count()).toBe(1);
    const readings = ['Comparer avec aujourd’hui', 'Cadre d’évaluation', 'Tours d’évaluation'];
    readings.push('Trajectoire', 'Page pour un conseil');
    expect((await forms.allInnerTexts()).filter((text) => !readings.includes(text))).toEqual([]);
    await visitor.go('/?asOf=2020-12-31');
    expect(await page.locator('a[href^="/partnerships/new"]').count()).toBe(0);
  });

  it('make a closing of the point they speak of', async () => {
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go('/?asOf=2019-12-31');
    await visitor.press(page.getByRole('link', { name: 'En faire un arrêté' }));
    expect(await page.getByLabel('Date dont parlent les rapports').inputValue()).toBe('2019-12-31');
    expect(await page.getByLabel('Ce qui était connu').inputValue()).toMatch(POSITION_TOKEN);
    await visitor.go(`${SHEET}?asOf=1950-01-01`);
    await visitor.press(page.getByRole('link', { name: 'Voir cette page à la date d’aujourd’hui' }));
    expect(visitor.path).toBe(SHEET);
  });

  it('at a closing say what was recorded since, and tell it field by field', async () => {
    const { headers } = await ledger.read(`partnerships/${LIVING}`);
    const joined = await ledger.request('POST', `/v1/partnerships/${LIVING}/parties`, {
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': 'late-party',
        'If-Match': headers.get('etag')!,
      },
      body: JSON.stringify({
        occurredOn: '2020-06-01',
        organisationId: seedOrganisationId('panier-clair'),
        roles: ['endorser'],
      }),
    });
    if (joined.status !== 200) throw new Error(joined.text);
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go(`${SHEET}?closing=${closing}&after=${joined.body.position}`);
    expect(await banner(visitor).innerText()).toMatch(
      /Arrêté 2020.*1\sfait\s+enregistré depuis le concerne/s,
    );
    await visitor.press(page.getByRole('link', { name: 'Voir ce qui a changé' }));
    await page.waitForURL(/compare/);
    expect(await page.locator('.changes').innerText()).toContain('rejoint le partenariat');
    await visitor.go(`/compare?closing=${closing}&toAsOf=2020-12-31`);
    expect(await page.locator('h3').count()).toBe(1);
    await visitor.go(`/compare?closing=${closing}&toClosing=${closing}`);
    expect(await page.locator('main').innerText()).toMatch(
      /Aucun chiffre ne diffère.*Aucun partenariat n’a changé/s,
    );
  });

  it('leave the choice of partnerships, spreadsheet and order at the same point', async () => {
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go(`/partnerships?closing=${closing}`);
    const csv = await page.locator('a[href*=".csv"]').getAttribute('href');
    expect(csv).toContain(`closing=${closing}`);
    await page.getByText('Filtrer').click();
    await visitor.press(page.getByRole('button', { name: 'Appliquer' }));
    await page.waitForURL(/closing=/);
    expect(await banner(visitor).innerText()).toContain('31 décembre 2020');
  });

  const pages = (): string[] => [
    '/?asOf=2020-12-31',
    `/?closing=${closing}`,
    `/?asOf=2020-12-31&knownAt=${new Date().toISOString()}`,
    `/partnerships?closing=${closing}`,
    '/watch?asOf=2020-12-31',
    `/indicators?asOf=2020-12-31&knownAt=${TEST_TOKENS.position(3n)}`,
    `${SHEET}?closing=${closing}`,
    `${SHEET}/compare?asOf=2019-12-31`,
    `${SHEET}/compare`,
    `/organisations/${seedOrganisationId('deux-rives')}?asOf=2020-12-31`,
    `/compare?asOf=2019-12-31&toClosing=${closing}`,
    '/closings',
    '/closings/new',
    `/closings/${closing}`,
    `/closings/${closing}/withdraw`,
    `${SHEET}?asOf=1950-01-01`,
    '/?closing=00000000-0000-4000-8000-000000000000',
  ];

  it.each(['fr', 'en'])(
    'have nothing against them in axe-core, one main heading, no script, in %s',
    async (lang) => {
      const visitor = await steward();
      await visitor.go(`/?lang=${lang}`);
      const faults: string[] = [];
      for (const path of pages()) {
        await visitor.go(path);
        faults.push(...(await visitor.inaccessible()).map((fault) => `${path} ${fault}`));
        expect([path, await visitor.page.locator('h1').count()]).toEqual([path, 1]);
        expect([path, await visitor.page.locator('main script, [style]').count()]).toEqual([path, 0]);
        if (process.env.SHOTS) {
          const name = path.replace(/[^\w]+/g, '_').slice(0, 60);
          await visitor.page.screenshot({ path: `${process.env.SHOTS}/${lang}${name}.png`, fullPage: true });
        }
      }
      expect(faults).toEqual([]);
      expect(visitor.complaints).toEqual([]);
    },
  );

  it('are no wider than a telephone', async () => {
    const visitor = await steward(narrow);
    const wider: string[] = [];
    for (const path of pages()) {
      await visitor.go(path);
      const overflow = await visitor.overflow();
      if (overflow > 0) wider.push(`${path} by ${overflow} px`);
    }
    expect(wider).toEqual([]);
  });

  it('withdraw a closing made by mistake, and say so at it', async () => {
    const visitor = await steward();
    const { page } = visitor;
    await visitor.go(`/closings/${closing}`);
    await visitor.press(page.getByRole('link', { name: 'Retirer', exact: true }));
    await page.getByLabel('Explication').fill('Mauvaise date');
    await visitor.press(page.locator('p.actions button'));
    await page.getByRole('status').waitFor();
    expect(await page.locator('.page-head').innerText()).toContain('Retiré');
    await visitor.go(`/?closing=${closing}`);
    expect(await banner(visitor).innerText()).toContain('Cet arrêté a été retiré');
  });

  it('offer no closing to those who make none', async () => {
    const visitor = await ConsoleVisitor.arrive(wide, ledger, 'auditor');
    await visitor.go('/closings');
    expect(await visitor.page.locator('a[href="/closings/new"]').count()).toBe(0);
    expect(await visitor.go('/closings/new')).toBe(403);
  });
});
