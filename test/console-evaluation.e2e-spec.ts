import { writeFile } from 'node:fs/promises';
import { type BrowserContext } from 'playwright-core';
import { freePort } from '#platform/testing';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import { AtABrowser } from './testing/crossed-viewpoints/at-a-browser.js';
import { numberIn, tablesIn } from './testing/crossed-viewpoints/read-page.js';
import { Scene, type Who } from './testing/crossed-viewpoints/scene.js';
import { tellCrossedViewpoints } from './testing/crossed-viewpoints/story.js';
import { figure, WorkedSheet } from './testing/worked-sheet.js';

const worked = WorkedSheet.read('crossed-viewpoints.worked-sheet.md');
const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;
/** 188 by 275 mm, in pixels. */
const A4_WITHIN_MARGINS = { width: 711, height: 1039 };
/** Where pages are photographed, for eyes. */
const SHOTS = process.env.SCREENSHOTS;

// Over HTTP the same story is told by `crossed-viewpoints.e2e-spec.ts`. Steps share one history and run in order.
describeInBrowser('A partnership seen from crossed viewpoints, in a browser', () => {
  let scene: Scene;
  let teller: AtABrowser;
  let browsers: Browsers;
  let wide: BrowserContext;
  let narrow: BrowserContext;

  beforeAll(async () => {
    browsers = new Browsers(chromium ?? '');
    [scene, wide, narrow] = await Promise.all([
      freePort().then((port) => Scene.set(port)),
      browsers.start(),
      browsers.start({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }),
    ]);
    teller = new AtABrowser(scene, wide, narrow);
  });
  afterAll(async () => {
    await browsers?.close();
    await scene?.ledger.stop();
  });

  tellCrossedViewpoints(() => ({ scene, teller }));

  const arrive = (who: Who | 'V' | null, context = wide): Promise<ConsoleVisitor> =>
    ConsoleVisitor.arrive(context, scene.ledger, who === null ? null : scene.person(who));

  /** What is to be said against a page, wide in French and narrow in English: axe-core, breakage, scripts. */
  async function against(who: Who | 'V' | null, path: string): Promise<string[]> {
    const faults: string[] = [];
    for (const [width, lang, context] of [
      [1280, 'fr', wide],
      [390, 'en', narrow],
    ] as const) {
      const visitor = await arrive(who, context);
      const { page } = visitor;
      await visitor.see(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      faults.push(...(await wrongWith(visitor)).map((fault) => `${width} ${path} ${fault}`));
      expect([path, await page.locator('html').getAttribute('lang')]).toEqual([path, lang]);
      if (SHOTS) {
        const name = path
          .replace(/[0-9a-f-]{36}/g, 'id')
          .replace(/\W+/g, '-')
          .slice(0, 80);
        await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
      }
      await page.close();
    }
    return faults;
  }

  async function wrongWith(visitor: ConsoleVisitor): Promise<string[]> {
    const faults = await visitor.inaccessible();
    const overflow = await visitor.overflow();
    if (overflow > 0) faults.push(`wider than the screen by ${overflow} px`);
    if ((await visitor.page.locator('h1').count()) !== 1) faults.push('not one main heading');
    if ((await visitor.page.locator('main script, [style]').count()) > 0) faults.push('scripts or styles');
    return [...faults, ...visitor.complaints];
  }

  it('a page for a board says of the last round what was worked out by hand, with what it stands on', async () => {
    const visitor = await teller.visit('A', `${teller.partnership}/board?lang=fr`);
    const { page } = visitor;
    for (const row of worked.rows('Impacts in the second round')) {
      const [plot] = await tablesIn(page, `section[aria-labelledby=board-${row.impact}] table`);
      const [, , says] = plot!.rows.find(([name = '']) => scene.viewpointOf(name) === row.viewpoint)!;
      const [, median, n] = /^(\S+) n = (\d+)$/.exec(says ?? '') ?? [];
      const told = median === undefined ? null : { median: numberIn(median), n: Number(n) };
      const expected = row.n === 'withheld' ? null : { median: figure(row.median), n: figure(row.n) };
      expect({ row, told }).toEqual({ row, told: expected });
    }
    const text = await teller.main(visitor);
    expect(text).toMatch(/Personnes accompagnées : 110 %/);
    expect(text).toContain('tour « Regards croisés, 2026 », clos le 2 mars 2026');
    expect(text).toContain('Registre des ateliers');

    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    if (SHOTS) {
      await writeFile(`${SHOTS}/board.pdf`, paper);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize(A4_WITHIN_MARGINS);
      await page.screenshot({ path: `${SHOTS}/board-printed.png` });
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  it('the framework shows beside what each expects what it perceived in the last round', async () => {
    const { page } = await teller.visit('V', teller.framework);
    const tables = await tablesIn(page, 'section[aria-labelledby=objectives] table');
    const told = tables.flatMap(({ rows }) =>
      rows.map(([, expected = '', perceived = '']) => [numberIn(expected), numberIn(perceived)]),
    );
    const rows = worked.rows('Expected against perceived in the second round');
    expect(told).toEqual(rows.map(({ expected, perceived }) => [figure(expected), figure(perceived)]));
  });

  it('the project is qualified, its deployment recorded with its source', async () => {
    const visitor = await teller.visit('V', teller.framework);
    await visitor.follow('Qualifier le projet');
    await visitor.fill({ qualification: 'invention', justification: 'La preuve de concept est faite.' });
    await visitor.submit();
    expect(await teller.main(visitor)).toContain('La preuve de concept est faite.');
    await visitor.follow('Relever le déploiement');
    await visitor.fill({ territoriesReached: 3 });
    await visitor.submit();
    expect(await visitor.page.title()).toMatch(/^Erreur/);
    await visitor.fill({ 'source/document': 'Bilan 2025 (fictif)' });
    await visitor.submit();
    expect(await teller.main(visitor)).toContain('Bilan 2025 (fictif)');
    expect(visitor.complaints).toEqual([]);
  });

  it('measurements are pasted as a table: tried, then recorded, a verdict for each row', async () => {
    const visitor = await teller.visit('V', teller.framework);
    const { page } = visitor;
    await visitor.follow('Coller un tableau de mesures');
    const unknown = 'Inconnu;2025-12-15;3;Relevé';
    const table = `Indicateur;Jour;Valeur;Source\nPersonnes accompagnées;15/12/2025;250;Relevé\n${unknown}`;
    const field = page.locator('#field-table');
    const press = (name: string) =>
      Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
    await field.fill(table);
    await press('Essayer seulement');
    expect(await teller.main(visitor)).toContain('✓ Serait enregistrée');
    expect(await field.inputValue()).toBe(table);
    await press('Enregistrer');
    expect(await page.locator('tbody .badge').allInnerTexts()).toEqual(['✓ Enregistrée', '✗ Refusée']);
    expect(await field.inputValue()).toBe(unknown);
    expect(await wrongWith(visitor)).toEqual([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/pasted-1280.png`, fullPage: true });
    await teller.visit('V', teller.framework);
    await visitor.openAll();
    expect(await teller.main(visitor)).toContain('250 personnes');
  });

  describe('a round that is open', () => {
    let closed = '';
    let invitation = '';

    it('is opened by who leads evaluations alone; what is missing is said at its field', async () => {
      closed = teller.round;
      const partner = await teller.visit('E1', `${teller.partnership}/rounds`);
      expect(await teller.main(partner)).toContain('Regards croisés, 2025');
      expect(await partner.page.getByRole('link', { name: 'Ouvrir un tour' }).count()).toBe(0);
      expect(await partner.go(`${teller.partnership}/open-round`)).toBe(403);

      const visitor = await teller.visit('V', `${teller.partnership}/open-round`);
      await visitor.fill({ title: 'Trois impacts', questionnaire: 'crossed-viewpoints@1' });
      await visitor.fill({ 'panels/0/panel': 'beneficiaries' });
      await visitor.submit();
      expect(await visitor.faultAt('closesOn')).not.toBe('');
      await visitor.fill({ closesOn: '2026-03-31' });
      await visitor.submit();
      teller.round = visitor.path;
      expect(teller.round).toMatch(/^\/rounds\/[0-9a-f-]{36}$/);
      expect(await teller.main(visitor)).toContain('○ N’a pas répondu');

      await visitor.follow('Inviter un panel');
      await visitor.fill({ panel: 'beneficiaries', invitations: 2 });
      await visitor.submit();
      expect(await teller.main(visitor)).toContain('Ces liens ne seront plus montrés');
      expect(await wrongWith(visitor)).toEqual([]);
      invitation = new URL(await visitor.page.locator('.invitations code').first().innerText()).pathname;
    });

    it('awaits one’s answer on the first page; answered on a telephone, saved part by part, read back by oneself', async () => {
      const visitor = await arrive('A', narrow);
      const { page } = visitor;
      const typed = 'Des emplois, <b>enfin</b>.';
      const first = page.locator('fieldset.question').first();
      await visitor.see('/');
      await visitor.follow(/^Répondre au tour/);
      expect(visitor.path).toBe(`${teller.round}/answer`);
      expect(await teller.main(visitor)).toContain('0 réponse enregistrée sur 36');
      await first.locator('input[value="5"]').check();
      await first.locator('details summary').click();
      await first.locator('textarea').fill(typed);
      await visitor.submit();
      expect(await teller.main(visitor)).toContain('1 réponse enregistrée sur 36');
      await visitor.see(`${teller.round}/answer?section=performance`);
      expect(await first.locator('input[value="5"]').isChecked()).toBe(true);
      expect(await first.locator('textarea').inputValue()).toBe(typed);
      expect(await wrongWith(visitor)).toEqual([]);
      while (!page.url().includes('section=finished')) await visitor.submit();
      const text = await teller.main(visitor);
      expect(text).toContain('Vos réponses sont enregistrées');
      expect(text).toContain('Questions sans réponse');
      expect(await wrongWith(visitor)).toEqual([]);
      await page.close();

      const leading = await teller.visit('V', teller.round);
      expect(await teller.main(leading)).toContain('✓ A répondu');
      expect(await leading.page.content()).not.toContain('enfin');
    });

    it('is answered by a link alone, which leads nowhere else; a link of nobody’s opens nothing', async () => {
      const member = await arrive(null, narrow);
      await member.see(invitation);
      expect(await member.page.locator('.site-nav, .sign-out').count()).toBe(0);
      expect(await member.go(`/invitation/${'x'.repeat(64)}`)).toBe(404);
      await member.page.close();
    });

    const PAGES: readonly (readonly [string, Who | 'V' | null, () => string])[] = [
      ['who answers', 'E1', () => `${teller.round}/answer?section=objectives-company`],
      ['who was invited', null, () => invitation],
      ['who leads it', 'V', () => teller.round],
      ['who awaits its results', 'C', () => `${teller.round}/results`],
      ['who debates the one before it', 'E1', () => closed],
      ['who reads the results of that', 'A', () => `${closed}/results`],
      ['who works indicators out', 'V', () => teller.framework],
      ['who reads them', 'C', () => teller.framework],
      ['a partner', 'A', () => teller.partnership],
      ['who looks for rounds', 'E1', () => `${teller.partnership}/rounds`],
      ['who looks at both years', 'A', () => `${teller.partnership}/trajectory`],
      ['a board', 'A', () => `${teller.partnership}/board`],
      ['who compares', 'V', () => '/trajectories?by=stage'],
      ['who leads rounds', 'V', () => '/rounds'],
    ];
    it.each(PAGES)('the page of %s (%s) has nothing against it', async (_, who, path) => {
      expect(await against(who, path())).toEqual([]);
    });
  });

  it('no page complained while the story was told', () => {
    expect(teller.complaints).toEqual([]);
  });
});
