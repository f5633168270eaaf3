import { type BrowserContext } from 'playwright-core';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import {
  evaluatedPartnership,
  type EvaluatedPartnership,
  type PEOPLE,
} from './testing/partnership-of-four.js';
import { DATA_STEWARD, RunningLedger } from './testing/running-ledger.js';

const SHOTS = process.env['SCREENSHOTS'];
const SOON = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

const chromium = installedChromium();

(chromium ? describe : describe.skip)('Pages of cohorts, of the library, and of counts', () => {
  let ledger: RunningLedger;
  let of: EvaluatedPartnership;
  let browsers: Browsers;
  let context: BrowserContext;
  let other: string;

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    of = await evaluatedPartnership(ledger);
    other = await ledger.create('partnerships', {
      ...{ title: 'Ruches du Val (partenariat fictif)', standing: 'conception', occurredOn: '2024-02-01' },
      parties: [
        { organisationId: of.organisations.association, roles: ['carrier'] },
        { organisationId: of.organisations.evaluator, roles: ['partner'] },
      ],
    });
    await ledger.read('portfolio');
    browsers = new Browsers(chromium ?? '');
    context = await browsers.start();
  });
  afterAll(async () => {
    await browsers?.close();
    await ledger?.stop();
  });

  const arrive = (who: keyof typeof PEOPLE | 'steward'): Promise<ConsoleVisitor> =>
    ConsoleVisitor.arrive(context, ledger, who === 'steward' ? DATA_STEWARD : of.as(who));
  const main = async ({ page }: ConsoleVisitor): Promise<string> =>
    (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const press = (visitor: ConsoleVisitor, name: string): Promise<unknown> =>
    Promise.all([
      visitor.page.waitForEvent('load'),
      visitor.page.locator('form.form p.actions').getByRole('button', { name }).click(),
    ]);

  /** What a page has against it: what is inaccessible, what is wider than a telephone, what the browser complains of. */
  async function against(visitor: ConsoleVisitor, shot: string): Promise<readonly string[]> {
    const { page } = visitor;
    const faults = await visitor.inaccessible();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${shot}-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await visitor.overflow();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${shot}-390.png`, fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    return [...faults, ...(overflow > 0 ? [`${overflow} px too wide`] : []), ...visitor.complaints];
  }

  let cohort = '';
  let round = '';

  it('a round is opened on a cohort chosen by criteria, with a verdict for each partnership', async () => {
    const visitor = await arrive('evaluator');
    const { page } = visitor;
    await visitor.go('/rounds?lang=fr');
    await visitor.press(page.getByRole('link', { name: 'Ouvrir un tour sur une cohorte' }));
    expect(await main(visitor)).toMatch(
      /2 partenariats répondent à ces critères ; vous conduisez l’évaluation de 1/,
    );
    await visitor.go(`/cohorts/new?organisation=${of.organisations.company}`);
    expect(await main(visitor)).toMatch(/1 partenariat /);
    await visitor.go('/cohorts/new?stage=industrialisation');
    expect(await main(visitor)).toContain('Aucun partenariat ne répond à ces critères');
    await visitor.go('/cohorts/new');
    const boxes = page.getByRole('group', { name: /^Partenariats/ }).getByRole('checkbox');
    expect([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()]).toEqual([true, false]);
    await boxes.nth(1).check();
    await visitor.field('title').fill('Regards croisés 2026');
    await visitor.field('panels/0/panel').selectOption('beneficiaries');
    await visitor.field('panels/0/threshold').fill('3');
    await press(visitor, 'Ouvrir les tours');
    expect(await visitor.faultAt('cohort')).not.toBe('');
    expect(await visitor.faultAt('closesOn')).not.toBe('');
    expect(await boxes.nth(1).isChecked()).toBe(true);
    expect(await against(visitor, 'open-cohort')).toEqual([]);
    await visitor.field('cohort').fill('Cohorte du Val');
    await visitor.field('closesOn').fill(SOON);
    await press(visitor, 'Ouvrir les tours');
    const verdicts = await main(visitor);
    expect(verdicts).toMatch(/Cohorte du Val : 1 tour ouvert sur 2/);
    expect(verdicts).toContain('✓ Ouvert');
    expect(verdicts).toContain('Refusé');
    expect(await against(visitor, 'verdicts')).toEqual([]);
    await visitor.press(page.getByRole('link', { name: 'Suivre la cohorte' }));
    cohort = visitor.path;
    expect(await main(visitor)).toMatch(/3 parties\s+sur 3 interrogées dans les tours ouverts/);
    round = (await page.locator('main tbody th a').getAttribute('href')) ?? '';
    expect(round).toMatch(/^\/rounds\/[0-9a-f-]{36}$/);
  });

  it('a cohort is followed in counts, never in what was answered, and leads to its trajectory', async () => {
    const answering = await arrive('association');
    await answering.go(`${round}/answer?lang=fr`);
    await answering.page.locator('fieldset.question').first().locator('input[value="5"]').check();
    await Promise.all([
      answering.page.waitForEvent('load'),
      answering.page.locator('form.answering button').click(),
    ]);
    const visitor = await arrive('evaluator');
    await visitor.go(cohort);
    expect(await main(visitor)).toMatch(/2 parties\s+sur 3 interrogées/);
    expect(await main(visitor)).toContain('1 sur 3');
    expect(await main(visitor)).toContain('2 sans réponse');
    expect(await against(visitor, 'cohort')).toEqual([]);
    await visitor.press(visitor.page.getByRole('link', { name: 'Trajectoire de la cohorte' }));
    expect(visitor.path).toBe('/trajectories');
    expect(await main(visitor)).toMatch(/1 partenariat, dont 0 avec des résultats/);
    expect(await main(visitor)).toMatch(/Cohorte\s?: Cohorte du Val/);
    const stranger = await arrive('steward');
    expect(await stranger.go(`/cohorts/${of.partnershipId}`)).toBe(404);
    // The other partnership has no round of that cohort, so that its carrier’s other ones do not matter.
    expect(await stranger.go(`/partnerships/${other}`)).toBe(200);
  });

  it('reminders show who has not answered, and what was recorded, never who answered what', async () => {
    const visitor = await arrive('evaluator');
    await visitor.go(`${round}/remind?lang=fr`);
    const shown = await main(visitor);
    expect(shown).toContain('Compagnie des Serres (fictive)');
    expect(shown).toContain('Communauté du Grand Val (fictive)');
    expect(shown).not.toContain('Les Jardins du Val');
    expect(await against(visitor, 'remind')).toEqual([]);
    await press(visitor, 'Relancer');
    const reminders = visitor.page.locator('h3:text("Relances") + ul');
    expect(await reminders.innerText()).toMatch(
      /Compagnie des Serres.*Communauté du Grand Val.*Bénéficiaires/s,
    );
    expect(await reminders.innerText()).not.toContain('Les Jardins du Val');
  });

  it('counts of a panel are entered with their source, and corrected before closing', async () => {
    const visitor = await arrive('evaluator');
    const { page } = visitor;
    await visitor.go(`${round}?lang=fr`);
    await visitor.press(page.getByRole('link', { name: 'Saisir des décomptes' }));
    await visitor.field('sheets').fill('4');
    const marks = page.locator('input[name*="/marks/"]');
    await marks.nth(4).fill('4');
    await press(visitor, 'Enregistrer');
    expect(await main(visitor)).toContain('Ce qui est transcrit dans un tour se donne avec le document');
    await visitor.field('source/document').fill('Enquête du Val (fictive)');
    await press(visitor, 'Enregistrer');
    expect(visitor.path).toBe(round);
    expect(await main(visitor)).toMatch(/décomptes saisis.*d’après « Enquête du Val \(fictive\) »/);
    await visitor.press(page.getByRole('link', { name: 'Corriger les décomptes' }));
    expect(await main(visitor)).toContain('Les saisir de nouveau les remplace');
    expect(await visitor.field('sheets').inputValue()).toBe('4');
    expect(await marks.nth(4).inputValue()).toBe('4');
    expect(await against(visitor, 'counts')).toEqual([]);
    await visitor.field('sheets').fill('5');
    await marks.nth(3).fill('1');
    await press(visitor, 'Enregistrer');
    expect([visitor.path, await main(visitor)]).toEqual([
      round,
      expect.stringContaining('C’est enregistré') as string,
    ]);
    const path = `/v1${round}/panels/beneficiaries/counts`;
    const own = await ledger.request('GET', path, { as: of.as('evaluator') });
    expect(own.body).toMatchObject({ given: 2, isOwn: true, sheets: 5 });
    // Who transcribes may correct them too, and does not read them.
    const steward = await arrive('steward');
    await steward.go(`${round}/counts?panel=beneficiaries&lang=fr`);
    expect(await main(steward)).toContain('reste scellé jusqu’à la clôture');
    expect(await steward.field('sheets').inputValue()).toBe('');
    const theirs = await ledger.request('GET', path, { as: DATA_STEWARD });
    expect(theirs.body).toMatchObject({ given: 2, isOwn: false, sheets: null, counts: null });
    expect((await ledger.request('GET', path, { as: of.as('association') })).status).toBe(404);
  });

  it('an indicator is published to the library, taken up by a partnership, revised, and read with its n', async () => {
    const steward = await arrive('steward');
    const { page } = steward;
    await steward.go('/indicators?lang=fr');
    await steward.press(page.getByRole('link', { name: 'Bibliothèque d’indicateurs' }));
    expect(await main(steward)).toContain('La bibliothèque ne contient encore aucun indicateur');
    expect(await against(steward, 'library-empty')).toEqual([]);
    await steward.press(page.getByRole('link', { name: 'Publier un indicateur' }));
    expect(await against(steward, 'publish')).toEqual([]);
    await steward.field('definition/name').fill('Retour à l’emploi <b>durable</b>');
    await press(steward, 'Publier');
    expect(await steward.faultAt('definition/unit')).not.toBe('');
    await steward.field('definition/definition').fill('Personnes en emploi un an après');
    await steward.field('definition/subImpact').selectOption('people');
    await steward.field('definition/evaluates').selectOption('solution');
    await steward.field('definition/measure').selectOption('percentage');
    await steward.field('definition/unit').fill('%');
    await steward.field('definition/direction').selectOption('increase');
    await press(steward, 'Publier');
    const shared = steward.path;
    expect(shared).toMatch(/^\/shared-indicators\/[0-9a-f-]{36}$/);
    expect(await main(steward)).toContain('Aucun des partenariats que vous voyez n’en use');

    const association = await arrive('association');
    expect(await association.go('/shared-indicators/new')).toBe(403);
    await association.go('/shared-indicators?lang=fr');
    expect(await association.page.getByRole('link', { name: 'Publier un indicateur' }).count()).toBe(0);
    expect(await main(association)).toContain('1 indicateur partagé');
    await association.go(`/partnerships/${of.partnershipId}/propose-indicator`);
    await association.page.getByText('Choisir dans la bibliothèque').click();
    await association.press(association.page.getByRole('link', { name: /^Retour à l’emploi/ }));
    expect(await association.field('definition/unit').inputValue()).toBe('%');
    expect(await against(association, 'propose-from-library')).toEqual([]);
    await association.field('definition/baseline').fill('10');
    await association.field('definition/target').fill('50');
    await association.field('definition/periodFrom').fill('2024-01-01');
    await association.field('definition/periodTo').fill('2027-12-31');
    await association.field('definition/unit').fill('pour cent');
    await association.field('replyBy').fill(SOON);
    await press(association, 'Enregistrer');
    expect(await association.faultAt('definition/unit')).not.toBe('');
    await association.field('definition/unit').fill('%');
    await press(association, 'Enregistrer');
    expect(await main(association)).toContain('de la bibliothèque, version 1');
    await association.go(`${shared}?lang=en`);
    expect(await main(association)).toMatch(/n = 0.*0 indicators counted/);
    expect(await main(association)).toMatch(/Not agreed yet: 1/);
    expect(await association.page.locator('main b').count()).toBe(0);
    expect(await against(association, 'shared-indicator')).toEqual([]);
    await association.go(`${shared}?stage=industrialisation&lang=fr`);
    expect(await main(association)).toContain('0 indicateur');
    await association.go(`${shared}?asOf=2020-01-01`);
    expect(await main(association)).not.toContain('Potagers du Val');

    const keeper = await arrive('steward');
    await keeper.go(`${shared}/revise?lang=fr`);
    expect(await keeper.field('definition/name').inputValue()).toBe('Retour à l’emploi <b>durable</b>');
    await keeper.field('definition/definition').fill('Personnes en emploi six mois après');
    await press(keeper, 'Publier');
    expect(keeper.path).toBe(shared);
    expect(await main(keeper)).toContain('Versions antérieures');
    expect(await main(keeper)).toMatch(/Autre version de la définition : 1/);
    await keeper.page.getByText('Filtrer').click();
    await keeper.page.locator('#filter-version').selectOption('1');
    await keeper.press(keeper.page.getByRole('button', { name: 'Appliquer' }));
    await keeper.page.waitForURL(/version=1/);
    expect(await main(keeper)).toMatch(/Pas encore convenu : 1/);
    const csv = await keeper.page.request.get(`${ledger.url}${shared}/indicators.csv?version=1`);
    expect(await csv.text()).toContain('Potagers du Val (partenariat fictif)');
    expect(keeper.complaints).toEqual([]);
  });
});
