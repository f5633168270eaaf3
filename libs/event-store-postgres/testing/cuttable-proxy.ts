import { createServer, connect, type Socket } from 'node:net';

/** When to cut a connection: as an append leaves, or once the server has committed it and before the answer passes. */
export type Cut = 'before-commit' | 'after-commit';

/** Name of the append's prepared statement, as each use of it bears it. */
const APPEND = 'append-group\0';
/** ReadyForQuery, outside a transaction: what was asked for is committed. */
const COMMITTED = Buffer.from('Z\0\0\0\x05I', 'latin1');

/** A TCP proxy before a PostgreSQL server, whose connections a test can cut. */
export class CuttableProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.pass(client));
  private planned: Cut | null = null;
  private refusing = false;

  private constructor(private readonly target: URL) {}

  static async before(url: string): Promise<CuttableProxy> {
    const proxy = new CuttableProxy(new URL(url));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The target's URL, through the proxy. */
  get url(): string {
    const through = new URL(this.target);
    const { port } = this.server.address() as { port: number };
    through.host = `127.0.0.1:${port}`;
    return through.href;
  }

  /** Cuts the next connection that appends, once. */
  cutNext(cut: Cut): void {
    this.planned = cut;
  }

  /** Cuts every connection, and refuses new ones until `restore`. */
  goDown(): void {
    this.refusing = true;
    for (const socket of this.sockets) socket.destroy();
  }

  restore(): void {
    this.refusing = false;
  }

  async close(): Promise<void> {
    this.goDown();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const server = connect(Number(this.target.port), this.target.hostname);
    const destroyBoth = () => {
      client.destroy();
      server.destroy();
    };
    let answerCut = false;
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', destroyBoth);
      socket.on('close', () => {
        this.sockets.delete(socket);
        destroyBoth();
      });
    }
    client.on('data', (bytes) => {
      if (this.planned && bytes.includes(APPEND)) {
        answerCut = this.planned === 'after-commit';
        this.planned = null;
        if (!answerCut) return destroyBoth();
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!answerCut) client.write(bytes);
      else if (bytes.subarray(-COMMITTED.length).equals(COMMITTED)) destroyBoth();
    });
  }
}
