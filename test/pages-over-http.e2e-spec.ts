import { RunningLedger } from './testing/running-ledger.js';
import { SeparateConsole } from './testing/separate-console.js';

jest.setTimeout(60_000);

describe('An address that is nothing', () => {
  let ledger: RunningLedger;
  let pages: SeparateConsole;

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    pages = await SeparateConsole.before(ledger, () => ledger.url);
  });

  afterAll(async () => {
    await pages?.stop();
    await ledger?.stop();
  });

  it.each(['/nowhere', '///', '//a:b', '//h//evil.example/', '/.//evil.example/', '/\\evil.example/'])(
    '%s: a page says so, and its links stay here',
    async (path) => {
      const { status, headers, text } = await pages.page(path);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain('?lang=en"');
      expect(text).not.toMatch(/(?:href|action)="(?:\/[/\\]|[a-z]+:)/);
    },
  );

  it('//: is the first page, no fault of ours', async () => {
    expect((await pages.page('//')).status).toBe(200);
  });
});
