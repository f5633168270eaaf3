import { Module, type Type } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type AddressInfo } from 'node:net';
import { createLogger, httpApplication, PlatformModule, SESSION_COOKIE } from '#platform';
import { testConfiguration } from '#platform/testing';
import { ConsoleModule } from '../../apps/console/index.js';
import { rawRequest, type RawAnswer } from './raw-request.js';
import { DATA_STEWARD, type RunningLedger } from './running-ledger.js';

/** The pages in an application of their own, which reaches the APIs where a test says. */
export class SeparateConsole {
  private constructor(
    private readonly application: NestExpressApplication,
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** @param apiBaseUrl asked anew for every page */
  static async before(ledger: RunningLedger, apiBaseUrl: () => string): Promise<SeparateConsole> {
    const configuration = testConfiguration({ OIDC_ISSUER: ledger.issuer.issuer });
    const logger = createLogger(configuration.logLevel);
    const apis = () => ({ query: apiBaseUrl(), command: apiBaseUrl() });
    @Module({ imports: [PlatformModule.with(configuration, logger), ConsoleModule.with({ apis })] })
    class Pages {}
    const application = await httpApplication(Pages as Type, logger);
    await application.listen(0, '127.0.0.1');
    const { port } = application.getHttpServer().address() as AddressInfo;
    const token = await ledger.issuer.tokenFor(DATA_STEWARD);
    return new SeparateConsole(application, `http://127.0.0.1:${port}`, `${SESSION_COOKIE}=${token}`);
  }

  stop(): Promise<void> {
    return this.application.close();
  }

  page(path: string): Promise<RawAnswer> {
    return rawRequest(this.url, { method: 'GET', path, headers: this.headers });
  }

  /** Sends a form as a browser does. */
  send(path: string, form: URLSearchParams): Promise<RawAnswer> {
    return rawRequest(this.url, {
      method: 'POST',
      path,
      headers: {
        ...this.headers,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: form.toString(),
    });
  }

  private get headers() {
    return { accept: 'text/html', cookie: this.cookie };
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (markup: string): string =>
  markup.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

/** What a browser would send for the form of a page, as it stands: only the kinds of field that tests fill. */
export function formIn(page: string): URLSearchParams {
  const form = /<form[^>]*method="post"[^>]*class="form[^]*?<\/form>/.exec(page)?.[0] ?? '';
  const sent = new URLSearchParams();
  const add = (name: string | undefined, value: string | undefined) => {
    if (name !== undefined) sent.append(plain(name), plain(value ?? ''));
  };
  const named = (tag: string, attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    if (/ type="(?:checkbox|radio)"/.test(tag) && !tag.includes(' checked')) continue;
    add(named(tag, 'name'), named(tag, 'value'));
  }
  for (const [, tag = '', text] of form.matchAll(/<textarea([^>]*)>\n?([^<]*)<\/textarea>/g))
    add(named(tag, 'name'), text);
  for (const [, tag = '', choices = ''] of form.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const options = [...choices.matchAll(/<option([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = options.find((option) => option.includes(' selected')) ?? options[0] ?? '';
    add(named(tag, 'name'), named(chosen, 'value'));
  }
  return sent;
}
