import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type Locator, type Page } from 'playwright-core';
import { SESSION_COOKIE, type Role } from '#platform';
import { type TestPerson } from '#platform/testing';
import { type RunningLedger } from './running-ledger.js';

const AXE = readFileSync(
  join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js'),
  'utf8',
);

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** A person at a browser, signed in with a role. Whatever the browser complains of is kept. */
export class ConsoleVisitor {
  /** Errors of the page: scripts, refused styles, what could not be loaded. Refused requests that a test expects are not among them. */
  readonly complaints: string[] = [];
  #hasAxe = false;

  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async arrive(
    context: BrowserContext,
    ledger: RunningLedger,
    who: Role | TestPerson | null,
  ): Promise<ConsoleVisitor> {
    const { url } = ledger;
    await context.clearCookies();
    if (who !== null) {
      const person = typeof who === 'string' ? { id: `person-${who}`, roles: [who] } : who;
      const value = await ledger.issuer.tokenFor(person);
      await context.addCookies([{ name: SESSION_COOKIE, value, url, httpOnly: true, sameSite: 'Lax' }]);
    }
    const visitor = new ConsoleVisitor(await context.newPage(), url);
    visitor.page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    visitor.page.on('dialog', (dialog) => {
      visitor.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    visitor.page.on('console', (message) => {
      const isRefusal = /status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !isRefusal) visitor.complaints.push(message.text());
    });
    return visitor;
  }

  /** By the issuer, as people do: sent there, let in, sent back. */
  async signIn({ issuer }: RunningLedger, person: TestPerson): Promise<void> {
    await this.page.goto(`${this.url}/`);
    const back = await issuer.letIn(new URL(this.page.url()), person);
    await this.page.goto(back.href);
  }

  /** Goes to a page that is there. */
  async see(path: string): Promise<void> {
    const status = await this.go(path);
    if (status !== 200) throw new Error(`${path} is answered ${status}`);
  }

  /** Goes to an address; answers the status. */
  async go(path: string): Promise<number> {
    const response = await this.page.goto(this.url + path);
    return response?.status() ?? 0;
  }

  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** What axe-core holds against the page, in WCAG 2.2 AA and its best practices: none is what is wanted. */
  async inaccessible(): Promise<string[]> {
    if (!this.#hasAxe) {
      // Once for all documents to come: sent for each, it costs about as much as what it then finds out.
      await this.page.addInitScript({ content: AXE });
      await this.page.evaluate(AXE);
      this.#hasAxe = true;
    }
    const violations = (await this.page.evaluate(
      'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
    )) as Violation[];
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  /** By how many pixels the page is wider than the screen; a telephone would zoom out to hide it. */
  async overflow(): Promise<number> {
    const width = (await this.page.evaluate('document.documentElement.scrollWidth')) as number;
    return width - (this.page.viewportSize()?.width ?? 0);
  }

  /** Unfolds whatever the page folds. */
  async openAll(): Promise<void> {
    await this.page.evaluate('document.querySelectorAll("main details").forEach((one) => (one.open = true))');
  }

  /** Presses what leads to a page, until that page is loaded: of one that has only begun to come, half might be read. */
  async press(what: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), what.click()]);
  }

  /** Follows the first link of the page that is so named. */
  async follow(name: string | RegExp): Promise<void> {
    await this.press(this.page.locator('main').getByRole('link', { name }).first());
  }

  /** Types, chooses or ticks what a form is to say, by the paths of its fields. */
  async fill(values: Readonly<Record<string, string | number>>): Promise<void> {
    for (const [path, value] of Object.entries(values)) {
      const choice = this.page.locator(`main form input[type=radio][name="${path}"]`);
      if ((await choice.count()) > 0) {
        await this.page.locator(`main form input[type=radio][name="${path}"][value="${value}"]`).check();
        continue;
      }
      const field = this.field(path);
      const isSelect = (await this.page.locator('select').and(field).count()) > 0;
      await (isSelect ? field.selectOption(String(value)) : field.fill(String(value)));
    }
  }

  /** Sends the form of the page, whose last button does. */
  async submit(): Promise<void> {
    await this.press(this.page.locator('main form p.actions button.button'));
  }

  field(path: string) {
    return this.page.locator(`#field-${path.replaceAll('/', '-')}`);
  }

  /** The fault shown at a field, as assistive technology is told: by `aria-describedby`. */
  async faultAt(path: string): Promise<string> {
    const field = this.field(path);
    const described =
      (await field.getAttribute('aria-describedby')) ??
      (await field.locator('xpath=ancestor::fieldset[1]').getAttribute('aria-describedby')) ??
      '';
    const fault = described.split(' ').find((id) => id.endsWith('-fault'));
    if (!fault || (await field.getAttribute('aria-invalid')) !== 'true') return '';
    return (await this.page.locator(`#${fault}`).innerText()).replace(/\s+/g, ' ').trim();
  }
}
