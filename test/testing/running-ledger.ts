import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { addYears, businessDateOf, derivedId, MANDATES } from '#domain';
import { StreamNotFound } from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { createLogger, type Logger } from '#platform';
import { startTestIssuer, testConfiguration, type TestIssuer, type TestPerson } from '#platform/testing';
import { RecordCommand } from '../../apps/command/index.js';
import { compose, type Ledger } from '../../apps/standalone/composition.js';
import { LEDGER_MIGRATIONS } from '../../apps/composition/migrate.js';
import { chosenEngine } from './chosen-engine.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What the tests look into is for them to say.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly text: string;
}

/** What is asked, and by whom: a data steward by default, null nobody. */
export type Asked = RequestInit & {
  readonly as?: TestPerson | null;
  /** Whether the first answer counts, were it that the read models are behind. */
  readonly isAskedOnce?: boolean;
};

/** Answers that say when to come back: a machine that is busy enough gives them where another does not. */
const NOT_YET: ReadonlySet<string> = new Set(['READ_MODELS_BEHIND', 'RIGHTS_PENDING']);
/** How long we come back for. */
const PATIENCE_MS = 300_000;

export const ADMINISTRATOR: TestPerson = { id: 'person-administrator', roles: ['administrator'] };
export const DATA_STEWARD: TestPerson = { id: 'person-data-steward', roles: ['data-steward'] };

export interface HowItRuns {
  /** Where its log goes; nowhere by default. */
  readonly logger?: Logger;
  /** Who signs people in, where the same persons come to several; its own by default. */
  readonly issuer?: TestIssuer;
  /** Its port on this machine, where its own address matters; any by default. */
  readonly port?: number;
  /** Settings of the test’s own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The address by which it reaches its database, when a test stands in between. */
  readonly databaseThrough?: (url: string) => Promise<string>;
}

/** The whole system on a database of its own, met over HTTP only. Reads wait for the last thing written. */
export class RunningLedger {
  private readonly revisions = new Map<string, string>();
  private lastPosition: string | undefined;
  private readonly mandated = new Map<string, Promise<void>>();

  private constructor(
    readonly url: string,
    readonly ledger: Ledger,
    readonly issuer: TestIssuer,
    readonly database: TestDatabase,
    private readonly clock: () => Date,
    private readonly isOwnIssuer: boolean,
  ) {}

  static async start(
    clock: () => Date = () => new Date(),
    { logger, issuer: shared, port: asked = 0, environment = {}, databaseThrough }: HowItRuns = {},
  ): Promise<RunningLedger> {
    const [issuer, database] = await Promise.all([
      shared ?? startTestIssuer(),
      createTestDatabase(LEDGER_MIGRATIONS),
    ]);
    const configuration = testConfiguration({
      ...chosenEngine(),
      ...environment,
      OIDC_ISSUER: issuer.issuer,
      HTTP_PORT: String(asked),
      DATABASE_URL: (await databaseThrough?.(database.url)) ?? database.url,
      DATABASE_OWNER_URL: database.adminUrl,
    });
    const ledger = await compose(configuration, logger ?? createLogger(configuration.logLevel), { clock });
    // Before their first build, read models say that they are behind.
    await ledger.projections.caughtUp();
    await ledger.application.listen(asked, '127.0.0.1');
    const { port } = ledger.application.getHttpServer().address() as AddressInfo;
    return new RunningLedger(
      ...([`http://127.0.0.1:${port}`, ledger, issuer, database, clock, shared === undefined] as const),
    );
  }

  now(): Date {
    return this.clock();
  }

  async stop(): Promise<void> {
    await this.ledger.stop();
    if (this.isOwnIssuer) await this.issuer.close();
    await this.database.drop();
  }

  /** Any request, as it is; made again, as a client does, while it is answered that the read models are behind. */
  async request(method: string, path: string, { isAskedOnce = false, ...init }: Asked = {}): Promise<Answer> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.ask(method, path, init);
      const isOver = isAskedOnce || Date.now() > deadline;
      if (isOver || answer.status !== 503 || !NOT_YET.has(answer.body?.code as string)) return answer;
      await sleep(100);
    }
  }

  private async ask(method: string, path: string, init: Asked): Promise<Answer> {
    const { as = DATA_STEWARD, ...rest } = init;
    if (as?.onBehalfOf) await this.giveMandate(as);
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

  /** Gives a person, once, a mandate of the organisation that their token names, if that is registered. */
  async giveMandate(person: TestPerson): Promise<void> {
    const { id: personId, onBehalfOf } = this.issuer.callerOf(person);
    const id = derivedId('test mandate', personId, onBehalfOf!);
    const giving = this.mandated.get(id) ?? this.recordMandate(id, personId, onBehalfOf!);
    this.mandated.set(id, giving);
    return giving;
  }

  private async recordMandate(id: string, personId: string, onBehalfOf: string): Promise<void> {
    await this.ledger.commandBus
      .execute(
        new RecordCommand({
          ...{ category: MANDATES, streamId: onBehalfOf, type: 'give-mandate', datePrecision: 'day' },
          data: {
            ...{ personId, capacity: 'staff' },
            until: addYears(businessDateOf(this.clock()), 1),
          },
          caller: this.issuer.callerOf(ADMINISTRATOR),
          ...{ commandId: id, fingerprint: id, correlationId: id, causationId: id },
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof StreamNotFound)) throw error;
      });
    await this.ledger.projections.waitFor(await this.ledger.store.head(), { timeoutMs: 300_000 });
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
  async read(path: string, init: Asked = {}): Promise<Answer> {
    const after =
      this.lastPosition === undefined ? '' : `${path.includes('?') ? '&' : '?'}after=${this.lastPosition}`;
    return this.request('GET', `/v1/${path}${after}`, init);
  }

  private wrote(resource: string, { body }: Answer): void {
    this.revisions.set(resource, body.revision as string);
    this.lastPosition = body.position as string;
  }
}
