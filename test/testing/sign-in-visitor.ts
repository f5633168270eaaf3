/** A browser without a screen: keeps the cookies of one site, follows nothing by itself. */
export class SignInVisitor {
  readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** @param address on this site, whole or as a path */
  async get(address: string | URL, headers: Readonly<Record<string, string>> = {}): Promise<Visited> {
    return this.ask('GET', address, headers);
  }

  async post(
    path: string,
    body: URLSearchParams,
    headers: Readonly<Record<string, string>>,
  ): Promise<Visited> {
    return this.ask('POST', path, headers, body);
  }

  private async ask(
    method: string,
    address: string | URL,
    headers: Readonly<Record<string, string>>,
    body?: URLSearchParams,
  ): Promise<Visited> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, this.url), {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie && { cookie }), ...headers },
      ...(body && { body }),
    });
    const set = response.headers.getSetCookie();
    for (const one of set) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      set,
      location: location === null ? null : new URL(location, this.url),
      text: await response.text(),
    };
  }
}

export interface Visited {
  readonly status: number;
  readonly headers: Headers;
  readonly set: readonly string[];
  readonly location: URL | null;
  readonly text: string;
}
