import { setTimeout as sleep } from 'node:timers/promises';
import { type Journal } from '../journal.js';
import { type Random } from '../random.js';
import { type Answer, type Asked, type Command } from './command.js';

/** What became of a command, as far as its client knows: `open` when nobody said, `unreached` when nobody was there. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'unreached' };

export interface Surroundings {
  readonly journal: Journal;
  /** Addresses of the command processes. */
  readonly commandUrls: readonly string[];
  readonly authorization: string;
  /** Told of what must never be answered, whatever is killed. */
  readonly onFault: (fault: string) => void;
  /** Told of each answer that says a command is done. */
  readonly onAcknowledged: () => void;
  /** True once the killing has stopped: nobody gives up any more. */
  readonly isCalm: () => boolean;
}

const ANSWERED_WITHIN_MS = 10_000;
const GIVES_UP = 0.15;
const SENDS_TWICE = 0.05;
/** Not settled: to be asked again under the same key. */
const UNSETTLED = new Set([408, 429, 503]);

/** Nobody listens: nothing was sent. */
const isRefused = (error: unknown): boolean =>
  ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED';

/** Sends commands under their keys, again and again until they are settled, and keeps the journal. */
export class Sender {
  constructor(
    private readonly around: Surroundings,
    private readonly random: Random,
  ) {}

  async send(asked: Asked): Promise<{ command: Command; outcome: Outcome }> {
    const command = { ...asked, key: this.random.uuid(), correlationId: this.random.uuid() };
    await this.around.journal.note({ sent: command });
    return { command, outcome: await this.settle(command) };
  }

  /** Asks until it is settled; a client that is not patient may give up at any failure. */
  async settle(command: Command): Promise<Outcome> {
    for (let attempt = 0; ; attempt++) {
      const outcome = this.random.chance(SENDS_TWICE) ? await this.twice(command) : await this.once(command);
      if (outcome.kind === 'acknowledged' || outcome.kind === 'refused') return outcome;
      if (outcome.kind === 'open' && !this.around.isCalm() && this.random.chance(GIVES_UP)) return outcome;
      await sleep(this.random.between(20, 150) * Math.min(attempt + 1, 5));
    }
  }

  /** To two processes at the same moment, as an impatient proxy would. */
  private async twice(command: Command): Promise<Outcome> {
    const outcomes = await Promise.all([this.once(command), this.once(command)]);
    const told = (kind: Outcome['kind']) => outcomes.find((outcome) => outcome.kind === kind);
    return told('acknowledged') ?? told('refused') ?? { kind: 'open' };
  }

  private async once(command: Command): Promise<Outcome> {
    const { method, path, body, ifMatch, key, correlationId } = command;
    const { authorization, commandUrls, journal, onAcknowledged, onFault } = this.around;
    let status: number;
    let content: unknown;
    try {
      const response = await fetch(this.random.pick(commandUrls) + path, {
        method,
        headers: {
          Authorization: authorization,
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          'X-Correlation-Id': correlationId,
          ...(ifMatch === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${ifMatch}"` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      status = response.status;
      content = await response.json();
    } catch (error) {
      return { kind: isRefused(error) ? 'unreached' : 'open' };
    }
    if (status < 300) {
      const answer = content as Answer;
      await journal.note({ acknowledged: correlationId, answer });
      onAcknowledged();
      return { kind: 'acknowledged', answer };
    }
    if (UNSETTLED.has(status)) return { kind: 'open' };
    const { code = 'no code' } = content as { code?: string };
    if (status >= 500) {
      onFault(`${command.act}: answered ${status} ${code}`);
      return { kind: 'open' };
    }
    await journal.note({ refused: correlationId, status, code });
    return { kind: 'refused', code };
  }
}
