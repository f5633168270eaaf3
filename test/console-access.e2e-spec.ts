import { type BrowserContext } from 'playwright-core';
import { addDays, businessDateOf } from '#domain';
import { type TestPerson } from '#platform/testing';
import { Browsers, installedChromium } from './testing/chromium.js';
import { ConsoleVisitor } from './testing/console-visitor.js';
import { RunningLedger } from './testing/running-ledger.js';

const FANNY: TestPerson = { id: 'fanny', roles: ['funder'] };
const ELIAS: TestPerson = { id: 'elias', roles: ['evaluator'] };

const chromium = installedChromium();
const describeInBrowser = chromium ? describe : describe.skip;

describeInBrowser('In a browser', () => {
  let ledger: RunningLedger;
  let browsers: Browsers;
  let context: BrowserContext;
  let partnership: string;
  const organisations: string[] = [];
  const soon = addDays(businessDateOf(new Date()), 30);

  const arrive = (who: Parameters<typeof ConsoleVisitor.arrive>[2]) =>
    ConsoleVisitor.arrive(context, ledger, who);
  const main = async ({ page }: ConsoleVisitor): Promise<string> =>
    (await page.locator('main').innerText()).replace(/\s+/g, ' ');

  beforeAll(async () => {
    browsers = new Browsers(chromium!);
    [ledger, context] = await Promise.all([RunningLedger.start(), browsers.start()]);
    for (const name of ['Fondation fictive', 'Association fictive'])
      organisations.push(
        await ledger.create('organisations', { name, sphere: 'association', occurredOn: '2015-01-01' }),
      );
    partnership = await ledger.create('partnerships', {
      ...{ title: 'Un jardin (fictif)', standing: 'conception', occurredOn: '2015-01-10' },
    });
    for (const [organisationId, roles] of [
      [organisations[0], ['funder']],
      [organisations[1], ['evaluator']],
    ] as const) {
      const added = await ledger.command(`partnerships/${partnership}`, 'parties', {
        ...{ organisationId, roles, occurredOn: '2015-01-10' },
      });
      expect(added.status).toBe(200);
    }
    for (const person of [FANNY, ELIAS])
      await ledger.request('PUT', '/v1/people/me', {
        as: person,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          idToken: await ledger.issuer.idTokenFor(person, { claims: { name: `${person.id} Fictive` } }),
        }),
      });
    await ledger.read('portfolio');
  });

  afterAll(async () => {
    await browsers?.close();
    await ledger?.stop();
  });

  const give = async (visitor: ConsoleVisitor, organisation: string, name: string) => {
    expect(await visitor.go(`/access/mandates/${organisation}/give`)).toBe(200);
    await visitor.field('personId').selectOption({ label: name });
    await visitor.field('capacity').selectOption('staff');
    await visitor.field('until').fill(soon);
    await visitor.submit();
    expect(visitor.path).toBe('/access/mandates');
  };

  it('an administrator makes a key, sees it once, and revokes it', async () => {
    const visitor = await arrive('administrator');
    expect(await visitor.go('/access?lang=fr')).toBe(200);
    expect(await main(visitor)).toContain('fanny Fictive');
    expect(await visitor.inaccessible()).toEqual([]);
    await visitor.go('/access/keys/new');
    await visitor.submit();
    expect(await visitor.faultAt('expiresOn')).not.toBe('');
    expect(await visitor.inaccessible()).toEqual([]);
    await visitor.field('name').fill('Export <b>annuel</b>');
    await visitor.page.getByLabel('Auditeur').check();
    await visitor.field('expiresOn').fill(soon);
    await visitor.submit();
    const key = await visitor.page.locator('pre code').innerText();
    expect(key).toMatch(/^plk_[0-9a-f]{32}_[\w-]{43}$/);
    expect(await visitor.inaccessible()).toEqual([]);
    await visitor.go('/access');
    expect(await main(visitor)).toContain('Export <b>annuel</b>');
    expect(await main(visitor)).not.toContain(key);
    expect(await visitor.inaccessible()).toEqual([]);
    await visitor.press(visitor.page.getByRole('button', { name: 'Révoquer' }));
    expect(await main(visitor)).toContain('révoquée');
    expect(visitor.complaints).toEqual([]);
  });

  it('who has no mandate is told so; given one, the pages open on what concerns that organisation', async () => {
    const before = await arrive(FANNY);
    expect(await before.go('/?lang=fr')).toBe(200);
    expect(await main(before)).toContain('Vous n’agissez en ce moment pour aucune organisation');
    expect(await before.inaccessible()).toEqual([]);

    const ada = await arrive('administrator');
    await give(ada, organisations[0]!, 'fanny Fictive');
    expect(await main(ada)).toContain('en vigueur');
    expect(await ada.inaccessible()).toEqual([]);
    await give(ada, organisations[1]!, 'fanny Fictive');
    await give(ada, organisations[1]!, 'elias Fictive');

    const fanny = await arrive(FANNY);
    await fanny.go('/');
    await fanny.page.locator('#acting-for').selectOption({ label: 'Fondation fictive' });
    await fanny.press(fanny.page.getByRole('button', { name: 'Choisir' }));
    expect(await main(fanny)).toContain('Vous agissez pour Fondation fictive');
    expect(await main(fanny)).toContain('Rien ne vous attend.');
    expect(await fanny.inaccessible()).toEqual([]);
    await fanny.page.locator('#acting-for').selectOption({ label: 'Association fictive' });
    await fanny.press(fanny.page.getByRole('button', { name: 'Choisir' }));
    expect(await main(fanny)).toContain('Vous agissez pour Association fictive');

    const elias = await arrive(ELIAS);
    await elias.go('/');
    await elias.press(elias.page.getByRole('button', { name: 'Choisir' }));
    expect(await main(elias)).toContain('Mes partenariats à évaluer Un jardin (fictif) – Conception');
    expect(await elias.inaccessible()).toEqual([]);

    const again = await arrive('administrator');
    await again.go(`/access/mandates?organisation=${organisations[1]}`);
    await again.press(again.page.getByRole('link', { name: 'Retirer elias Fictive' }));
    expect(await again.inaccessible()).toEqual([]);
    await again.field('reason').selectOption('duties-changed');
    await again.submit();
    expect(await main(again)).toContain('A changé de fonctions');
    const after = await arrive(ELIAS);
    await after.go('/');
    expect(await main(after)).toContain('Vous n’agissez en ce moment pour aucune organisation');
  });

  it('a funder is offered what a funder may do, and no form for more; a proposal awaits somebody else', async () => {
    const proposed = await ledger.command(`partnerships/${partnership}`, 'gates/conception/proposals', {
      ...{ outcome: 'go', occurredOn: '2015-02-01' },
    });
    expect(proposed.status).toBe(200);
    await ledger.read('portfolio');
    const fanny = await arrive(FANNY);
    await fanny.go('/?lang=fr');
    await fanny.page.locator('#acting-for').selectOption({ label: 'Fondation fictive' });
    await fanny.press(fanny.page.getByRole('button', { name: 'Choisir' }));
    expect(await main(fanny)).toContain('Décision proposée, à prendre : 1');
    expect(await main(fanny)).toContain('à prendre par une autre personne');
    expect(await fanny.inaccessible()).toEqual([]);
    const sheet = `/partnerships/${partnership}`;
    expect(await fanny.go(sheet)).toBe(200);
    expect(await main(fanny)).toContain('La décision attend une autre personne que celle qui l’a proposée.');
    const links = await fanny.page.locator('main a').allInnerTexts();
    for (const [act, offered] of [
      ['Décider du passage', true],
      ['Suspendre', true],
      ['Mettre fin', false],
      ['Reprendre', false],
    ] as const)
      expect([act, links.some((link) => link.startsWith(act))]).toEqual([act, offered]);
    // What was registered is for those who lead to correct; who joined, for funders too.
    expect(await fanny.page.locator('.timeline a[href*="type=partnership.registered"]').count()).toBe(0);
    expect(await fanny.page.locator('.timeline a[href*="type=partnership.party-joined"]').count()).toBe(2);
    expect(await fanny.inaccessible()).toEqual([]);
    expect(await fanny.go(`${sheet}/decide`)).toBe(200);
    expect(await fanny.go(`${sheet}/give-opinion?gate=conception`)).toBe(200);
    const speakers = fanny.field('organisationId').locator('option[value]:not([value=""])');
    expect(await speakers.allInnerTexts()).toEqual(['Fondation fictive']);
    const { body } = await ledger.read(`partnerships/${partnership}/timeline?limit=200`);
    const registered = (body.items as { factId: string; type: string }[]).find(
      ({ type }) => type === 'partnership.registered',
    )!;
    for (const refused of ['end', 'record-measurement', `correct-fact?factId=${registered.factId}`]) {
      expect([refused, await fanny.go(`${sheet}/${refused}`)]).toEqual([refused, 403]);
      expect(await fanny.page.locator('main form').count()).toBe(0);
    }
    expect(await fanny.inaccessible()).toEqual([]);
  });

  it.each([
    ['auditor', 'Vous lisez tout'],
    ['administrator', 'Vous tenez les accès et les noms'],
    ['dpo', 'Vous tenez les accès et les noms'],
    ['data-steward', 'Vous tenez les données'],
  ] as const)('%s: the first page says what concerns them', async (role, says) => {
    const visitor = await arrive(role);
    await visitor.go('/?lang=fr');
    expect(await main(visitor)).toContain(says);
    expect(await visitor.inaccessible()).toEqual([]);
    expect(await visitor.go('/access')).toBe(role === 'administrator' || role === 'dpo' ? 200 : 403);
  });

  it('the data protection officer erases a name', async () => {
    const visitor = await arrive('dpo');
    await visitor.go('/access?lang=fr');
    const row = visitor.page.locator('tr', { hasText: 'fanny Fictive' });
    await row.locator('summary').click();
    expect(await visitor.inaccessible()).toEqual([]);
    await visitor.press(row.getByRole('button'));
    expect(await main(visitor)).not.toContain('fanny Fictive');
    expect(await main(visitor)).toContain('effacé');
  });
});
