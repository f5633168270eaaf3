import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Registry } from 'prom-client';

/** Answers `GET /metrics` and nothing else, at an address of its own: none of the public routes tells metrics. */
export class MetricsListener {
  private constructor(private readonly server: Server) {}

  /** @param port 0 for any that is free */
  static async open(
    registry: Registry,
    { host, port }: { readonly host: string; readonly port: number },
  ): Promise<MetricsListener> {
    const server = createServer((request, response) => {
      const answer = (status: number, text = '', type = 'text/plain; charset=utf-8'): void => {
        response.writeHead(status, {
          'Content-Type': type,
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        });
        response.end(text);
      };
      if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') return answer(404);
      registry.metrics().then(
        (text) => answer(200, text, registry.contentType),
        () => answer(500),
      );
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject);
    server.listen(port, host, resolve);
    await promise;
    return new MetricsListener(server);
  }

  /** Where metrics are read. */
  get url(): string {
    const { address, port, family } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/metrics`;
  }

  /** Whoever reads at this moment is not waited for. */
  close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.close(() => resolve());
    this.server.closeAllConnections();
    return promise;
  }
}
