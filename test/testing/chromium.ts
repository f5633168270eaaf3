import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser beside a busy machine’s other work may take long over a page. */
const PATIENCE_MS = 240_000;

/** The Chromium installed on this machine, or named by `CHROMIUM_PATH`; null where there is none, which is said out loud. */
export function installedChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  const found = (named ? [named] : PLACES).find((path) => existsSync(path)) ?? null;
  if (found === null) {
    process.stderr.write(
      '\nSKIPPED: the browser tests need a Chromium, and none is installed here (apt-get install chromium, or CHROMIUM_PATH).\n' +
        'NON EXÉCUTÉS : les tests de navigateur demandent un Chromium, absent de cette machine.\n\n',
    );
  }
  return found;
}

/** Browsers of a test run, each with a profile of its own, all closed at the end. */
export class Browsers {
  private readonly open: { readonly context: BrowserContext; readonly profile: string }[] = [];

  constructor(private readonly executablePath: string) {}

  async start(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const profile = await mkdtemp(join(tmpdir(), 'partnership-ledger-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: this.executablePath,
      timeout: PATIENCE_MS,
      args: FLAGS,
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    this.open.push({ context, profile });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  async close(): Promise<void> {
    for (const { context, profile } of this.open) {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    }
  }
}
