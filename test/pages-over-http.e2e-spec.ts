import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { RunningLedger } from './testing/running-ledger.js';
import { SeparateConsole } from './testing/separate-console.js';

let ledger: RunningLedger;
let pages: SeparateConsole;
/** What the pages asked of the APIs. */
const asked: URL[] = [];
let apis: Server;

beforeAll(async () => {
  ledger = await RunningLedger.start();
  apis = createServer((request, response) => {
    const address = new URL(request.url ?? '', ledger.url);
    asked.push(address);
    const { accept = '', authorization = '' } = request.headers;
    void fetch(address, { headers: { accept, authorization } }).then(async (answer) => {
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => apis.listen(0, '127.0.0.1', resolve));
  const { port } = apis.address() as AddressInfo;
  pages = await SeparateConsole.before(ledger, () => `http://127.0.0.1:${port}`);
});

afterAll(async () => {
  await pages?.stop();
  await new Promise((resolve) => apis.close(resolve));
  await ledger?.stop();
});

describe('A sheet', () => {
  it('asks what to watch of its own partnership, not of those with words of its title', async () => {
    const id = await ledger.create('partnerships', {
      ...{ title: 'Veille (fictif)', standing: 'conception', occurredOn: '2015-01-10' },
    });
    await ledger.read('portfolio');
    expect((await pages.page(`/partnerships/${id}`)).status).toBe(200);
    const watch = asked.filter(({ pathname }) => pathname === '/v1/watch');
    expect(watch.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      { partnership: id, limit: '200' },
    ]);
  });
});

describe('An address that is nothing', () => {
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
