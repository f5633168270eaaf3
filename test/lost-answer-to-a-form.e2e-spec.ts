import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { LostAnswerProxy } from './testing/lost-answer-proxy.js';
import { recordedSince } from './testing/recorded-since.js';
import { RunningLedger } from './testing/running-ledger.js';
import { formIn, SeparateConsole } from './testing/separate-console.js';

const UNKNOWN = 'On ne sait pas si c’est enregistré';

describe('A form whose answer is lost', () => {
  let ledger: RunningLedger;
  let proxy: LostAnswerProxy;
  let refusing: Server;
  let refusal = 503;
  let apis: string;
  let pages: SeparateConsole;

  beforeAll(async () => {
    ledger = await RunningLedger.start();
    proxy = await LostAnswerProxy.before(ledger.url);
    refusing = createServer((_, response) => {
      response.writeHead(refusal, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ status: refusal, code: 'X', title: 'X', errors: [] }));
    });
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    pages = await SeparateConsole.before(ledger, () => apis);
  });

  beforeEach(() => {
    apis = proxy.url;
  });

  afterAll(async () => {
    await pages?.stop();
    await proxy?.close();
    await new Promise((resolve) => refusing.close(resolve));
    await ledger?.stop();
  });

  const head = () => ledger.ledger.store.head();
  const since = (position: bigint) => recordedSince(ledger.ledger.store, position);
  const refusingApis = () => `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;

  const filled = async (path: string, typed: Readonly<Record<string, string>>): Promise<URLSearchParams> => {
    const form = formIn((await pages.page(path)).text);
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    return form;
  };

  const recorded = async (path: string, form: URLSearchParams): Promise<string> => {
    const { status, headers } = await pages.send(path, form);
    expect(status).toBe(303);
    return headers.location ?? '';
  };

  it('is shown again as it was typed, and sent again registers one partnership', async () => {
    const before = await head();
    const form = await filled('/partnerships/new', { title: 'Perdu en route (fictif)', need: 'Du lien' });
    proxy.loseNextAnswer();
    const { status, text } = await pages.send('/partnerships/new', form);
    expect(status).toBe(503);
    expect(text).toContain(UNKNOWN);
    expect(text).not.toContain('Rien n’est enregistré');
    const again = formIn(text);
    expect([...again].sort()).toEqual([...form].sort());
    expect(await since(before)).toBe(1);

    const location = await recorded('/partnerships/new', again);
    expect(location).toMatch(/^\/partnerships\/[0-9a-f-]{36}\?.*done=recorded/);
    expect(await since(before)).toBe(1);
  });

  it('keeps its key while it is mended and rows are added: no second partnership', async () => {
    const before = await head();
    const form = await filled('/partnerships/new', { title: 'Perdu puis changé (fictif)' });
    const key = form.get('_key');
    proxy.loseNextAnswer();
    const lost = formIn((await pages.send('/partnerships/new', form)).text);
    lost.set('_action', 'add:parties');
    const longer = formIn((await pages.send('/partnerships/new', lost)).text);
    longer.set('title', '');
    const refused = await pages.send('/partnerships/new', longer);
    expect(refused.status).toBe(422);
    const mended = formIn(refused.text);
    expect(mended.get('_key')).toBe(key);
    mended.set('title', 'Un autre titre (fictif)');
    const told = await pages.send('/partnerships/new', mended);
    expect([
      told.status,
      told.text.includes('Ce formulaire est déjà enregistré, avec un autre contenu.'),
    ]).toEqual([422, true]);
    expect(await since(before)).toBe(1);

    // Then it is another one, knowingly.
    const other = formIn(told.text);
    expect(other.get('_key')).not.toBe(key);
    await recorded('/partnerships/new', other);
    expect(await since(before)).toBe(2);
  });

  it.each([429, 503, 500])(
    'because the APIs answer %i to everything: all that was typed is kept',
    async (code) => {
      const before = await head();
      const form = await filled('/partnerships/new', {
        title: `Refusé ${code} <b> (fictif)`,
        need: 'Un\r\nbesoin',
      });
      refusal = code;
      apis = refusingApis();
      const { status, text } = await pages.send('/partnerships/new', form);
      expect([status, text.includes(UNKNOWN)]).toEqual([code, true]);
      const again = formIn(text);
      expect([...again].sort()).toEqual([...form].sort());
      apis = proxy.url;
      await recorded('/partnerships/new', again);
      expect(await since(before)).toBe(1);
    },
  );

  it('because nothing listens there: the same', async () => {
    const form = await filled('/organisations/new', { name: 'Association fictive', sphere: 'association' });
    apis = 'http://127.0.0.1:1';
    const { status, text } = await pages.send('/organisations/new', form);
    expect(status).toBe(503);
    expect([...formIn(text)].sort()).toEqual([...form].sort());
  });

  describe('about a partnership', () => {
    let sheet: string;

    beforeEach(async () => {
      sheet = `/partnerships/${await ledger.create('partnerships', { title: 'Jardins (fictif)', standing: 'conception', occurredOn: '2015-01-10' })}`;
      await ledger.read('portfolio');
    });

    it('that has moved on since is sent again as it was, and stands once', async () => {
      const form = await filled(`${sheet}/suspend`, { reason: 'lack-of-funds', comment: 'En attente' });
      const before = await head();
      proxy.loseNextAnswer();
      const { status, text } = await pages.send(`${sheet}/suspend`, form);
      expect([status, text.includes(UNKNOWN)]).toEqual([503, true]);
      const again = formIn(text);
      expect([...again].sort()).toEqual([...form].sort());
      await recorded(`${sheet}/suspend`, again);
      expect(await since(before)).toBe(1);
    });

    it('that could not be told of: key and revision stay', async () => {
      const form = await filled(`${sheet}/suspend`, { reason: 'lack-of-funds' });
      const before = await head();
      refusal = 429;
      apis = refusingApis();
      const again = formIn((await pages.send(`${sheet}/suspend`, form)).text);
      expect([again.get('_key'), again.get('_revision')]).toEqual([form.get('_key'), form.get('_revision')]);
      apis = proxy.url;
      await recorded(`${sheet}/suspend`, again);
      expect(await since(before)).toBe(1);
    });
  });
});
