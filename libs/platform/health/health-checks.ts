import { Injectable } from '@nestjs/common';

/** A part's own word on whether it works. `detail` is public: a few words, no name, no address, no error message. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<{ readonly up: boolean; readonly detail?: string }>;
}

export interface Health {
  readonly up: boolean;
  readonly checks: readonly { readonly name: string; readonly up: boolean; readonly detail?: string }[];
}

const PATIENCE_MS = 2_000;

async function outcome({ name, check }: HealthCheck): Promise<Health['checks'][number]> {
  const { promise, resolve } = Promise.withResolvers<{ up: boolean; detail: string }>();
  const timer = setTimeout(() => resolve({ up: false, detail: 'no answer' }), PATIENCE_MS);
  try {
    return { name, ...(await Promise.race([check(), promise])) };
  } catch {
    return { name, up: false, detail: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

/** What readiness asks: modules add the checks of their parts as they start. */
@Injectable()
export class HealthChecks {
  private readonly checks: HealthCheck[] = [];

  add(check: HealthCheck): void {
    this.checks.push({ name: check.name, check: () => check.check() });
  }

  /** Asks all at once; one that fails or does not answer in two seconds is down. */
  async ask(): Promise<Health> {
    const checks = await Promise.all(this.checks.map(outcome));
    return { up: checks.every(({ up }) => up), checks };
  }
}
