import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: { readonly id: string; readonly position: string };
}

/** Calls over HTTP, on connections that are kept. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly url: string,
    private readonly authorization: string,
  ) {}

  /** Registers a partnership; resolves when it was answered. @throws Error unless it was recorded */
  async register(): Promise<Answer> {
    const headers = { 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' };
    const answer = await this.send('POST', '/v1/partnerships', headers, PARTNERSHIP);
    if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Reads a partnership's sheet as of a position at least. @throws Error unless it is there */
  async read(id: string, after: string): Promise<void> {
    const { status, body } = await this.send('GET', `/v1/partnerships/${id}?after=${after}`, {});
    if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, headers: object, body?: unknown): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const all = { ...headers, authorization: this.authorization, 'Content-Type': 'application/json' };
    const asked = request(this.url + path, { method, agent: this.agent, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          body: JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'],
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }
}

/** One event's worth: who takes part is said later. */
const PARTNERSHIP = {
  title: 'Atelier de quartier (partenariat fictif)',
  need: 'Des besoins repérés ensemble restent sans réponse sur le territoire.',
  purpose: 'Essayer ensemble une réponse, puis la faire connaître si elle tient.',
  populations: ['Jeunes sans qualification'],
  territories: [{ level: 'local', code: '44109', vintage: 2024, name: 'Nantes', kind: 'born' }],
  domains: ['employment'],
  odd: { main: '8', others: ['1'] },
  category: 'patronage',
  standing: 'conception',
  fictional: true,
  parties: [],
  occurredOn: '2024-03-01',
};
