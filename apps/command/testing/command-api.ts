import { Module, type INestApplication } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { addYears, businessDateOf, derivedId, DOMAIN_EVENTS, mandate } from '#domain';
import {
  CommandRunner,
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  type RecordedEvent,
} from '#event-store';
import { type CommandAnswerBody, type ProblemDocument } from '#contracts';
import { createLogger, httpApplication, PlatformModule } from '#platform';
import { startTestIssuer, testConfiguration, type TestPerson } from '#platform/testing';
import { CommandModule } from '../command.module.js';
import { roundPartsOf } from './round-parts.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: CommandAnswerBody & ProblemDocument;
}

export interface Sent {
  readonly as?: TestPerson;
  /** Empty: none. */
  readonly key?: string;
  /** Value of If-Match, or `null` to leave it out; by default the revision last answered for that resource. */
  readonly ifMatch?: string | null;
  /** Beside the others, or instead; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as it is, whatever `body` would be. */
  readonly raw?: string;
}

interface Started {
  readonly clock?: () => Date;
  readonly before?: (application: INestApplication) => void;
}

export const DATA_STEWARD: TestPerson = { id: 'person-data-steward', roles: ['data-steward'] };
export const ADMINISTRATOR: TestPerson = { id: 'person-administrator', roles: ['administrator'] };
const RESOURCE = /^\/v1\/(organisations|partnerships|closings|shared-indicators|rounds)\/[^/]+(\/mandates)?/;

/** The command side over HTTP, on the in-memory store, with a real issuer of tokens. */
export class CommandApi {
  readonly lastRevision = new Map<string, string>();

  private constructor(
    readonly application: NestExpressApplication,
    readonly url: string,
    readonly store: InMemoryEventStore,
    readonly runner: CommandRunner,
    readonly issuer: Awaited<ReturnType<typeof startTestIssuer>>,
    private readonly clock: () => Date,
  ) {}

  /** @param before what is done to the application before it listens */
  static async start({ clock = () => new Date(), before }: Started = {}): Promise<CommandApi> {
    const issuer = await startTestIssuer();
    const configuration = testConfiguration({ OIDC_ISSUER: issuer.issuer });
    const store = new InMemoryEventStore();
    const textKeys = new InMemoryTextKeyStore(store);
    const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey: configuration.textMasterKey });
    const commandRunner = new CommandRunner(store, codec);
    const { fingerprintKey, textMasterKey } = configuration;
    const rounds = roundPartsOf(store, codec, textKeys, textMasterKey);
    const logger = createLogger(configuration.logLevel);
    @Module({
      imports: [
        PlatformModule.with(configuration, logger),
        CommandModule.with({ eventStore: store, commandRunner, fingerprintKey, rounds, clock }),
      ],
    })
    class Root {}
    const application = await httpApplication(Root, logger);
    before?.(application);
    await application.listen(0, '127.0.0.1');
    const { port } = application.getHttpServer().address() as AddressInfo;
    return new CommandApi(application, `http://127.0.0.1:${port}`, store, commandRunner, issuer, clock);
  }

  async close(): Promise<void> {
    await this.application.close();
    await this.issuer.close();
  }

  /** Creates, with `If-None-Match: *`. */
  create(path: string, body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', path, body, {
      ifMatch: null,
      ...sent,
      headers: { 'If-None-Match': '*', ...sent.headers },
    });
  }

  /** Changes, at the revision last answered for that organisation or partnership. */
  change(path: string, body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', path, body, sent);
  }

  async send(method: string, path: string, body: unknown, sent: Sent): Promise<Answer> {
    const { as = DATA_STEWARD, key = randomUUID(), headers = {}, raw } = sent;
    const [resource = path] = RESOURCE.exec(path) ?? [];
    const known = this.lastRevision.get(resource);
    if (as.onBehalfOf) await this.mandated(as);
    const ifMatch = sent.ifMatch === undefined && known !== undefined ? `"${known}"` : sent.ifMatch;
    const all = {
      'Content-Type': 'application/json',
      Authorization: (await this.issuer.authorizationOf(as)).authorization,
      'Idempotency-Key': key,
      'If-Match': ifMatch ?? '',
      ...headers,
    };
    const response = await fetch(this.url + path, {
      method,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      body: raw ?? JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer['body'];
    if (response.ok && !answer.repeated) {
      const created =
        response.status === 201 && !path.endsWith('/mandates') ? `${path}/${answer.id}` : resource;
      this.lastRevision.set(created, answer.revision);
    }
    return { status: response.status, headers: response.headers, body: answer };
  }

  /** Gives a person the mandate of the organisation that their token names; once. */
  async mandated(person: TestPerson): Promise<void> {
    const { id: personId, onBehalfOf } = this.issuer.callerOf(person);
    const today = businessDateOf(this.clock());
    const id = derivedId('test mandate', personId, onBehalfOf!);
    await this.runner.run({
      aggregate: mandate,
      streamId: onBehalfOf!,
      command: {
        ...{ id, type: 'give-mandate', occurredOn: today, today, datePrecision: 'day' },
        data: { personId, capacity: 'staff', until: addYears(today, 1) },
      },
      actor: this.issuer.callerOf(ADMINISTRATOR),
      ...{ fingerprint: id, correlationId: id, causationId: id },
    });
  }

  events(category: string, id: string): Promise<RecordedEvent[]> {
    return this.runner.history(category, id);
  }
}
