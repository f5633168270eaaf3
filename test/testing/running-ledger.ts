import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { createLogger, type Logger } from '#platform';
import { startTestIssuer, testConfiguration, type TestIssuer, type TestPerson } from '#platform/testing';
import { compose, type Ledger } from '../../apps/standalone/composition.js';
import { migrate } from '../../apps/composition/migrate.js';
import { chosenEngine } from './chosen-engine.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What the tests look into is for them to say.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly text: string;
}

export const DATA_STEWARD: TestPerson = { id: 'person-data-steward', roles: ['data-steward'] };

export interface HowItRuns {
  /** Where its log goes; nowhere by default. */
  readonly logger?: Logger;
  /** The address by which it reaches its database, when a test stands in between. */
  readonly databaseThrough?: (url: string) => Promise<string>;
}

/** The whole system on a database of its own, met over HTTP only. Reads wait for the last thing written. */
export class RunningLedger {
  private readonly revisions = new Map<string, string>();
  private lastPosition: string | undefined;

  private constructor(
    readonly url: string,
    readonly ledger: Ledger,
    readonly issuer: TestIssuer,
    readonly database: TestDatabase,
  ) {}

  static async start(
    clock?: () => Date,
    { logger, databaseThrough }: HowItRuns = {},
  ): Promise<RunningLedger> {
    const [issuer, database] = await Promise.all([startTestIssuer(), createTestDatabase()]);
    await migrate(database.adminUrl);
    const configuration = testConfiguration({
      ...chosenEngine(),
      OIDC_ISSUER: issuer.issuer,
      DATABASE_URL: (await databaseThrough?.(database.url)) ?? database.url,
      DATABASE_OWNER_URL: database.adminUrl,
    });
    const ledger = await compose(configuration, logger ?? createLogger(configuration.logLevel), { clock });
    // Before their first build, read models say that they are behind.
    await ledger.projections.caughtUp();
    await ledger.application.listen(0, '127.0.0.1');
    const { port } = ledger.application.getHttpServer().address() as AddressInfo;
    return new RunningLedger(`http://127.0.0.1:${port}`, ledger, issuer, database);
  }

  async stop(): Promise<void> {
    await this.ledger.stop();
    await this.issuer.close();
    await this.database.drop();
  }

  /** Any request, as it is. */
  async request(
    method: string,
    path: string,
    init: RequestInit & { as?: TestPerson | null } = {},
  ): Promise<Answer> {
    const { as = DATA_STEWARD, ...rest } = init;
    const identity = as === null ? {} : await this.issuer.authorizationOf(as);
    const response = await fetch(this.url + path, {
      method,
      ...rest,
      headers: { ...identity, ...rest.headers },
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json ? (JSON.parse(text) as unknown) : null,
    };
  }

  /** Creates an organisation or a partnership; answers its id. */
  async create(path: string, body: object, key: string = randomUUID()): Promise<string> {
    const answer = await this.request('POST', `/v1/${path}`, {
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-None-Match': '*' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    this.wrote(`${path}/${answer.body.id}`, answer);
    return answer.body.id as string;
  }

  /** Sends a command on `partnerships/<id>` or `organisations/<id>`, at the revision last written. */
  async command(resource: string, act: string, body: object): Promise<Answer> {
    const answer = await this.request('POST', `/v1/${resource}/${act}`, {
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'If-Match': `"${this.revisions.get(resource)}"`,
      },
      body: JSON.stringify(body),
    });
    if (answer.status === 200) this.wrote(resource, answer);
    return answer;
  }

  /** A query that sees everything written so far. */
  async read(path: string, init: RequestInit & { as?: TestPerson } = {}): Promise<Answer> {
    const after =
      this.lastPosition === undefined ? '' : `${path.includes('?') ? '&' : '?'}after=${this.lastPosition}`;
    return this.request('GET', `/v1/${path}${after}`, init);
  }

  private wrote(resource: string, { body }: Answer): void {
    this.revisions.set(resource, body.revision as string);
    this.lastPosition = body.position as string;
  }
}
