import { type BrowserContext } from 'playwright-core';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import {
  DEFINITION,
  evaluatedPartnership,
  type EvaluatedPartnership,
} from './testing/partnership-of-four.js';
import { RunningLedger } from './testing/running-ledger.js';

jest.setTimeout(240_000);

const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;
/** Where pages are photographed, for eyes. */
const SHOTS = process.env.SCREENSHOTS;

describeInBrowser('In a browser', () => {
  let ledger: RunningLedger;
  let browsers: Browsers;
  let wide: BrowserContext;
  let narrow: BrowserContext;
  let of: EvaluatedPartnership;

  beforeAll(async () => {
    browsers = new Browsers(chromium ?? '');
    [ledger, wide, narrow] = await Promise.all([
      RunningLedger.start(),
      browsers.start(),
      browsers.start({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }),
    ]);
    of = await evaluatedPartnership(ledger);
  });
  afterAll(async () => {
    await browsers?.close();
    await ledger?.stop();
  });

  const arrive = (who: Parameters<EvaluatedPartnership['as']>[0], context = wide): Promise<ConsoleVisitor> =>
    ConsoleVisitor.arrive(context, ledger, of.as(who));
  const main = async ({ page }: ConsoleVisitor): Promise<string> =>
    (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const framework = (): string => `/partnerships/${of.partnershipId}/evaluation`;

  /** What is to be said against a page, wide and narrow: axe-core, breakage, scripts. */
  async function against(
    who: Parameters<EvaluatedPartnership['as']>[0] | null,
    path: string,
  ): Promise<string[]> {
    const faults: string[] = [];
    for (const [width, context] of [
      [1280, wide],
      [390, narrow],
    ] as const) {
      const visitor = await (who === null
        ? ConsoleVisitor.arrive(context, ledger, null)
        : arrive(who, context));
      const { page } = visitor;
      expect([path, await visitor.go(path)]).toEqual([path, 200]);
      faults.push(...(await visitor.inaccessible()).map((fault) => `${width} ${path} ${fault}`));
      const overflow = await visitor.overflow();
      if (overflow > 0) faults.push(`${path} is wider than ${width} by ${overflow} px`);
      expect([path, await page.locator('h1').count()]).toEqual([path, 1]);
      expect([path, await page.locator('main script, [style]').count()]).toEqual([path, 0]);
      faults.push(...visitor.complaints);
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

  it('parties work an indicator out: refused with a counter-proposal, taken up, accepted, one silent', async () => {
    const evaluator = await arrive('evaluator');
    await evaluator.go(`/partnerships/${of.partnershipId}?lang=fr`);
    await evaluator.page.getByRole('link', { name: 'Cadre d’évaluation' }).click();
    expect(await main(evaluator)).toContain('Aucun indicateur n’a été proposé');
    await evaluator.page.getByRole('link', { name: 'Proposer un indicateur' }).click();
    for (const [field, value] of Object.entries(DEFINITION)) {
      const control = evaluator.field(`definition/${field}`);
      if (['subImpact', 'evaluates', 'direction'].includes(field)) await control.selectOption(String(value));
      else await control.fill(String(value));
    }
    await evaluator.field('replyBy').fill('2024-03-01');
    await evaluator.field('occurredOn').fill('2024-02-01');
    await evaluator.submit();
    expect(evaluator.path).toBe(framework());
    expect(await main(evaluator)).toContain('En attente d’accord');

    // The company would have another target.
    const company = await arrive('company');
    await company.go(framework());
    await company.page.getByRole('link', { name: 'Contre-proposer' }).click();
    await company.field('organisationId').selectOption(of.organisations.company);
    await company.field('reason').fill('Quarante familles, c’est trop en deux ans.');
    expect(await company.field('counterProposal/target').inputValue()).toBe('40');
    await company.field('counterProposal/target').fill('30');
    await company.field('occurredOn').fill('2024-02-10');
    await company.submit();
    expect(await main(company)).toContain('⇄ Contre-propose');
    expect(await main(company)).toContain('Quarante familles, c’est trop en deux ans.');

    // Taken up: everybody is asked again.
    const again = await arrive('evaluator');
    await again.go(framework());
    await again.page.getByText('Contre-proposition de').click();
    await again.page.getByRole('link', { name: 'La reprendre en nouvelle version' }).click();
    await again.field('replyBy').fill('2024-04-01');
    await again.field('occurredOn').fill('2024-02-20');
    await again.submit();
    for (const who of ['association', 'company'] as const) {
      const partner = await arrive(who);
      await partner.go(framework());
      await partner.page.getByRole('link', { name: 'Accepter' }).click();
      await partner.field('organisationId').selectOption(of.organisations[who]);
      await partner.field('occurredOn').fill('2024-03-01');
      await partner.submit();
      expect(partner.path).toBe(framework());
      expect(await main(partner)).toContain('✓ Accepte');
    }
    const last = await arrive('evaluator');
    await last.go(framework());
    expect(await main(last)).toContain('… Silence');
    await last.page.getByRole('link', { name: 'Passer outre le silence' }).click();
    await last.field('justification').fill('Relancée deux fois.');
    await last.field('occurredOn').fill('2024-04-02');
    await last.submit();
    const text = await main(last);
    expect(text).toContain('Convenu');
    expect(text).toContain('Relancée deux fois.');
    expect(text).toContain('Version 1');
    expect([...evaluator.complaints, ...company.complaints, ...last.complaints]).toEqual([]);
  });

  it('each states what it expects, the project is qualified, its deployment recorded with its source', async () => {
    const company = await arrive('company');
    await company.go(`${framework()}?lang=fr`);
    expect(await company.page.getByRole('link', { name: /^Énoncer les objectifs de/ }).count()).toBe(1);
    await company.page.getByRole('link', { name: /^Énoncer les objectifs de/ }).click();
    await company.field('objectives/0/expected').selectOption('4');
    await company.field('objectives/2/expected').selectOption('5');
    await company.field('occurredOn').fill('2024-02-01');
    await company.submit();
    expect(await company.page.locator('#objectives ~ .table-frame tbody tr').count()).toBe(2);
    expect(await main(company)).toContain('Dialogue avec les parties prenantes');

    const evaluator = await arrive('evaluator');
    await evaluator.go(framework());
    await evaluator.page.getByRole('link', { name: 'Qualifier le projet' }).click();
    await evaluator.page.getByLabel(/^Invention/).check();
    await evaluator.field('justification').fill('La preuve de concept est faite.');
    await evaluator.submit();
    expect(await main(evaluator)).toContain('La preuve de concept est faite.');
    await evaluator.page.getByRole('link', { name: 'Relever le déploiement' }).click();
    await evaluator.field('territoriesReached').fill('3');
    await evaluator.submit();
    expect(await evaluator.page.title()).toMatch(/^Erreur/);
    await evaluator.field('source/document').fill('Bilan 2025 (fictif)');
    await evaluator.submit();
    expect(await main(evaluator)).toContain('Bilan 2025 (fictif)');
    expect([...company.complaints, ...evaluator.complaints]).toEqual([]);
  });

  it('the framework has nothing against it, wide or narrow, to who acts and to who reads', async () => {
    for (const who of ['evaluator', 'territory'] as const)
      expect(await against(who, framework())).toEqual([]);
  });
});
