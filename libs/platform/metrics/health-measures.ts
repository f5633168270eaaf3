import { Gauge, type Registry } from 'prom-client';
import { type Health } from '../health/health-checks.js';
import { askedSeldom } from './asked-seldom.js';

/** What `/health/ready` would answer, part by part, asked when metrics are read. */
export function healthMeasures(registry: Registry, health: () => Promise<Health>): void {
  const ask = askedSeldom(health);
  new Gauge({
    name: 'ledger_health_up',
    help: 'Whether a part that the process needs is well: 1, or 0.',
    labelNames: ['part'],
    registers: [registry],
    async collect() {
      const answer = await ask();
      this.reset();
      for (const { name, up } of answer?.checks ?? []) this.set({ part: name }, up ? 1 : 0);
    },
  });
}
