import { writeFile } from 'node:fs/promises';
import { type BrowserContext } from 'playwright-core';
import { addDays, businessDateOf } from '#domain';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import {
  DEFINITION,
  earlierRound,
  evaluatedPartnership,
  resultsDrawn,
  type EvaluatedPartnership,
} from './testing/partnership-of-four.js';
import { RunningLedger } from './testing/running-ledger.js';

jest.setTimeout(400_000);

const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;
const SOON = addDays(businessDateOf(new Date()), 30);
/** 188 by 275 mm, in pixels. */
const A4_WITHIN_MARGINS = { width: 711, height: 1039 };
/** Where pages are photographed, for eyes. */
const SHOTS = process.env.SCREENSHOTS;

describeInBrowser('In a browser', () => {
  let ledger: RunningLedger;
  let browsers: Browsers;
  let wide: BrowserContext;
  let narrow: BrowserContext;
  let of: EvaluatedPartnership;
  /** Until when the ledger lives: first the winter of its first round. */
  let clock = Date.parse('2026-01-15T12:00:00Z');

  beforeAll(async () => {
    browsers = new Browsers(chromium ?? '');
    [ledger, wide, narrow] = await Promise.all([
      RunningLedger.start(() => new Date(Math.min(Date.now(), clock))),
      browsers.start(),
      browsers.start({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }),
    ]);
    of = await evaluatedPartnership(ledger);
    await earlierRound(ledger, of);
    clock = Number.POSITIVE_INFINITY;
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

  it('measurements are pasted as a table: tried, then recorded, a verdict for each row', async () => {
    const evaluator = await arrive('evaluator');
    const { page } = evaluator;
    await evaluator.go(`${framework()}?lang=fr`);
    await page.getByRole('link', { name: 'Coller un tableau de mesures' }).click();
    const table =
      'Indicateur;Jour;Valeur;Source\nFamilles qui cultivent;31/12/2025;12;Relevé\nInconnu;2025-12-31;3;Relevé';
    await page.locator('#field-table').fill(table);
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Essayer seulement' }).click(),
    ]);
    expect(await main(evaluator)).toContain('✓ Serait enregistrée');
    expect(await page.locator('#field-table').inputValue()).toBe(table);
    expect(await evaluator.inaccessible()).toEqual([]);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Enregistrer' }).click()]);
    expect(await page.locator('tbody .badge').allInnerTexts()).toEqual(['✓ Enregistrée', '✗ Refusée']);
    expect(await page.locator('#field-table').inputValue()).toBe('Inconnu;2025-12-31;3;Relevé');
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/pasted-1280.png`, fullPage: true });
    await evaluator.go(framework());
    expect((await main(evaluator)).replace(/\u00a0/g, ' ')).toContain('40 %');
    expect(evaluator.complaints).toEqual([]);
  });

  it('the framework has nothing against it, wide or narrow, to who acts and to who reads', async () => {
    for (const who of ['evaluator', 'territory'] as const)
      expect(await against(who, framework())).toEqual([]);
  });

  describe('a round', () => {
    const rounds = (): string => `/partnerships/${of.partnershipId}/rounds`;
    let round = '';
    let invitations: string[] = [];

    /** Gives every question of the page, section after section, the mark that its turn has among these. */
    async function answerAll({ page }: ConsoleVisitor, marks: readonly string[]): Promise<void> {
      let turn = 0;
      while (!page.url().includes('section=finished')) {
        for (const question of await page.locator('fieldset.question').all()) {
          await question.locator(`input[value="${marks[turn % marks.length]}"]`).check();
          turn += 1;
        }
        await Promise.all([page.waitForEvent('load'), page.locator('form.answering button').click()]);
      }
    }

    it('of an earlier time is there; who does not lead evaluations opens none', async () => {
      const visitor = await arrive('company');
      await visitor.go(`${rounds()}?lang=fr`);
      expect(await main(visitor)).toContain('Regards croisés, premier tour');
      expect(await visitor.page.getByRole('link', { name: 'Ouvrir un tour' }).count()).toBe(0);
    });

    it('is opened by the evaluator, who invites a panel by links shown once', async () => {
      const visitor = await arrive('evaluator');
      const { page } = visitor;
      await visitor.go(`${rounds()}?lang=fr`);
      await page.getByRole('link', { name: 'Ouvrir un tour' }).click();
      expect(await visitor.inaccessible()).toEqual([]);
      await visitor.field('title').fill('Regards croisés 2026');
      await visitor.field('questionnaire').selectOption('crossed-viewpoints@1');
      await visitor.field('panels/0/panel').selectOption('beneficiaries');
      await visitor.field('panels/0/threshold').fill('3');
      await visitor.submit();
      expect(await visitor.faultAt('closesOn')).not.toBe('');
      await visitor.field('closesOn').fill(SOON);
      await visitor.submit();
      round = visitor.path;
      expect(round).toMatch(/^\/rounds\/[0-9a-f-]{36}$/);
      expect(await main(visitor)).toContain('○ N’a pas répondu');

      await page.getByRole('link', { name: 'Inviter un panel' }).click();
      await visitor.field('panel').selectOption('beneficiaries');
      await visitor.field('invitations').fill('4');
      await visitor.submit();
      expect(await visitor.inaccessible()).toEqual([]);
      invitations = (await page.locator('.invitations code').allInnerTexts()).map(
        (link) => new URL(link).pathname,
      );
      expect(new Set(invitations).size).toBe(4);
      expect(await main(visitor)).toContain('Ces liens ne seront plus montrés');
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/invitations-1280.png`, fullPage: true });
      expect(visitor.complaints).toEqual([]);
    });

    it('awaits one’s answer on the first page; answered on a telephone, saved part by part, read back by oneself', async () => {
      const visitor = await arrive('association', narrow);
      const { page } = visitor;
      await visitor.go('/?lang=fr');
      await page.getByRole('link', { name: /^Répondre au tour/ }).click();
      expect(visitor.path).toBe(`${round}/answer`);
      expect(await main(visitor)).toContain('0 réponse enregistrée sur 36');
      expect(await visitor.inaccessible()).toEqual([]);
      expect(await visitor.overflow()).toBeLessThanOrEqual(0);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/answer-390.png`, fullPage: true });
      await page.locator('fieldset.question').first().locator('input[value="5"]').check();
      await page.locator('fieldset.question details summary').first().click();
      await page.locator('fieldset.question textarea').first().fill('Des emplois, <b>enfin</b>.');
      await Promise.all([page.waitForEvent('load'), page.locator('form.answering button').click()]);
      expect(await main(visitor)).toContain('1 réponse enregistrée sur 36');
      await visitor.go(`${round}/answer?section=performance`);
      expect(await page.locator('fieldset.question').first().locator('input[value="5"]').isChecked()).toBe(
        true,
      );
      expect(await page.locator('fieldset.question textarea').first().inputValue()).toBe(
        'Des emplois, <b>enfin</b>.',
      );
      await answerAll(visitor, ['5', '4', '5', '3', 'dont-know']);
      expect(await main(visitor)).toContain('Vos réponses sont enregistrées');
      expect(await visitor.inaccessible()).toEqual([]);
      expect(visitor.complaints).toEqual([]);
    });

    it('is answered by the others, and by a panel’s members without an account', async () => {
      for (const [who, marks] of [
        ['company', ['2', '3', '2', '4', 'not-concerned']],
        ['territory', ['3', '3', '4', '2', '5']],
      ] as const) {
        const visitor = await arrive(who);
        await visitor.go(`${round}/answer?lang=fr`);
        await answerAll(visitor, marks);
      }
      expect(await against(null, invitations[0]!)).toEqual([]);
      for (const [index, path] of invitations.entries()) {
        const member = await ConsoleVisitor.arrive(narrow, ledger, null);
        await member.go(`${path}?lang=fr`);
        expect(await member.page.locator('.site-nav, .sign-out').count()).toBe(0);
        await answerAll(
          member,
          [
            ['4', '5', '3'],
            ['4', '4', '2'],
            ['5', '3', '3'],
            ['1', '2', '1'],
          ][index]!,
        );
        expect(await main(member)).toContain('Vos réponses sont enregistrées');
        expect(member.complaints).toEqual([]);
      }
      const stranger = await ConsoleVisitor.arrive(wide, ledger, null);
      expect(await stranger.go(`/invitation/${'x'.repeat(64)}`)).toBe(404);
    });

    it('shows who answered and nothing of what, then is closed', async () => {
      const visitor = await arrive('evaluator');
      const { page } = visitor;
      await visitor.go(`${round}?lang=fr`);
      const text = await main(visitor);
      expect(text).toContain('✓ A répondu');
      expect(text).toMatch(/Bénéficiaires 4 réponses/);
      expect(await page.content()).not.toContain('enfin');
      await visitor.go(`${round}/results`);
      expect(await main(visitor)).toContain('Les réponses sont scellées');
      expect(await against('evaluator', round)).toEqual([]);
      const closer = await arrive('evaluator');
      await closer.go('/?lang=fr');
      await closer.page.getByRole('link', { name: 'Regards croisés 2026' }).click();
      await closer.page.getByRole('link', { name: 'Clore le tour' }).click();
      await closer.submit();
      expect(closer.path).toBe(round);
      expect(await main(closer)).toContain('Le temps du débat');
    });

    it('has its results drawn side by side, with spreads, withheld panels in words, comments as text', async () => {
      await resultsDrawn(ledger, of, round);
      const visitor = await arrive('association');
      const { page } = visitor;
      await visitor.go(`${round}/results?lang=fr`);
      const text = await main(visitor);
      expect(text).toContain('Compagnie des Serres (fictive)');
      expect(text).toContain('Où les regards divergent');
      expect(await page.locator('#plot-economic-actors tbody tr').count()).toBe(4);
      // 5 of the association, 2 of the company, 3 of the territory; 4, 4, 5 and 1 of the panel.
      expect(await page.locator('#plot-economic-actors td strong').allInnerTexts()).toEqual([
        '5',
        '2',
        '3',
        '4',
      ]);
      await page.locator('#question-economic-actors summary').click();
      expect(await main(visitor)).toContain('Des emplois, <b>enfin</b>.');
      expect(await against('company', `${round}/results`)).toEqual([]);
    });

    it('is debated: a finding, replies, an action followed', async () => {
      const evaluator = await arrive('evaluator');
      await evaluator.go(`${round}?lang=fr`);
      await evaluator.page.getByRole('link', { name: 'Poser un constat' }).click();
      await evaluator.page.getByLabel('un constat').check();
      await evaluator.field('text').fill('La performance n’est pas vue de même.');
      await evaluator.submit();
      const company = await arrive('company');
      await company.go(round);
      await company.page.getByRole('link', { name: 'Répondre', exact: true }).click();
      await company.field('organisationId').selectOption(of.organisations.company);
      await company.page.getByLabel('Partage en partie').check();
      await company.field('text').fill('Nos coûts ont augmenté.');
      await company.submit();
      expect(await main(company)).toContain('Nos coûts ont augmenté.');
      await company.page.getByRole('link', { name: 'Convenir d’une action' }).first().click();
      await company.field('title').fill('Partager le coût des serres');
      await company.field('ownerId').selectOption(of.organisations.territory);
      await company.field('dueOn').fill(SOON);
      await company.submit();
      await company.page.getByRole('link', { name: /^Suivre/ }).click();
      await company.page.getByLabel('En cours').check();
      await company.submit();
      expect(await main(company)).toContain('Partager le coût des serres En cours');
      expect(await against('company', round)).toEqual([]);
      expect([...evaluator.complaints, ...company.complaints]).toEqual([]);
    });
  });

  it.each(['', '/rounds', '/trajectory', '/board'])(
    'a partnership’s page%s has nothing against it, in French and English',
    async (below) => {
      for (const lang of ['fr', 'en'])
        expect(
          await against('association', `/partnerships/${of.partnershipId}${below}?lang=${lang}`),
        ).toEqual([]);
    },
  );

  it.each(['/rounds', '/trajectories', '/trajectories?by=stage', '/'])(
    '%s has nothing against it',
    async (path) => {
      expect(await against('evaluator', path)).toEqual([]);
    },
  );

  it('a board’s page prints on one sheet of A4', async () => {
    const visitor = await arrive('association');
    await visitor.go(`/partnerships/${of.partnershipId}/board?lang=fr`);
    const paper = await visitor.page.pdf({ preferCSSPageSize: true });
    if (SHOTS) {
      await writeFile(`${SHOTS}/board.pdf`, paper);
      await visitor.page.emulateMedia({ media: 'print' });
      await visitor.page.setViewportSize(A4_WITHIN_MARGINS);
      await visitor.page.screenshot({ path: `${SHOTS}/board-printed.png` });
    }
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
});
