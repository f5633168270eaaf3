import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy between a caller and the ledger, which can lose an answer: the ledger has given it, the caller never gets it. */
export class LostAnswerProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((caller) => this.pass(caller));
  private losesNext = false;

  private constructor(private readonly target: URL) {}

  static async before(url: string): Promise<LostAnswerProxy> {
    const proxy = new LostAnswerProxy(new URL(url));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    const { port } = this.server.address() as { port: number };
    return `http://127.0.0.1:${port}`;
  }

  /** The next answer is lost, and its connection with it; once. */
  loseNextAnswer(): void {
    this.losesNext = true;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(caller: Socket): void {
    const ledger = connect(Number(this.target.port), this.target.hostname);
    const cut = () => {
      caller.destroy();
      ledger.destroy();
    };
    for (const socket of [caller, ledger]) {
      this.sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        this.sockets.delete(socket);
        cut();
      });
    }
    caller.on('data', (bytes) => ledger.write(bytes));
    ledger.on('data', (bytes) => {
      if (!this.losesNext) {
        caller.write(bytes);
        return;
      }
      this.losesNext = false;
      cut();
    });
  }
}
