import { type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that is started again whenever it ends, as a supervisor would: what the campaign kills. */
export interface Program {
  readonly name: string;
  readonly start: () => ChildProcess;
  /** Whether it does its work: asked often, until it does. */
  readonly isReady: () => Promise<boolean>;
  /** How it is asked to end in good order. */
  readonly stopSignal: NodeJS.Signals;
}

const AGAIN_AFTER_MS = 300;
const ASKED_EVERY_MS = 100;
const COMES_BACK_WITHIN_MS = 120_000;
const STOPS_WITHIN_MS = 60_000;

/** Nothing outlives the campaign, however it ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export class KeptAlive {
  kills = 0;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #wasReady = false;
  #killed = false;
  #stopping = false;

  /** @param onFault told when it ended though nobody killed it, once it had been ready */
  constructor(
    private readonly program: Program,
    private readonly onFault: (fault: string) => void,
  ) {}

  get name(): string {
    return this.program.name;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isUp(): boolean {
    return this.#wasReady;
  }

  start(): void {
    const child = this.program.start();
    this.#child = child;
    running.add(child);
    this.#wasReady = false;
    this.#killed = false;
    this.#ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.onFault(`${this.name} cannot be started: ${error.message}`);
        resolve();
      });
      child.once('exit', (code, signal) => {
        running.delete(child);
        this.#hasEnded(signal ?? `exit code ${code}`);
        resolve();
      });
    });
    void this.#watch(child);
  }

  /** SIGKILL; it is started again at once. False when it was not running. */
  kill(): boolean {
    if (!this.#child) return false;
    this.#killed = true;
    this.kills += 1;
    this.#child.kill('SIGKILL');
    return true;
  }

  /** Stands still for a while, and goes on as if nothing had happened. */
  async freeze(ms: number): Promise<void> {
    const child = this.#child;
    child?.kill('SIGSTOP');
    await sleep(ms);
    child?.kill('SIGCONT');
  }

  /** @throws when it is not back in time */
  async whenReady(): Promise<void> {
    for (const deadline = Date.now() + COMES_BACK_WITHIN_MS; !this.#wasReady; await sleep(ASKED_EVERY_MS))
      if (Date.now() > deadline) throw new Error(`${this.name} did not come back`);
  }

  /** Ends it for good, in good order. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const patience = setTimeout(() => {
      this.onFault(`${this.name} did not stop when asked to`);
      this.#child?.kill('SIGKILL');
    }, STOPS_WITHIN_MS);
    this.#child?.kill(this.program.stopSignal);
    await this.#ended;
    clearTimeout(patience);
  }

  #hasEnded(how: string): void {
    this.#child = null;
    if (this.#stopping) return;
    if (!this.#killed && this.#wasReady) this.onFault(`${this.name} ended by itself (${how})`);
    this.#wasReady = false;
    setTimeout(() => this.#stopping || this.start(), this.#killed ? 0 : AGAIN_AFTER_MS);
  }

  async #watch(child: ChildProcess): Promise<void> {
    while (this.#child === child && !this.#wasReady) {
      const ready = await this.program.isReady().catch(() => false);
      if (ready && this.#child === child) this.#wasReady = true;
      else await sleep(ASKED_EVERY_MS);
    }
  }
}

/** Whether an address answers 200. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
