import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DocumentedMetric {
  readonly name: string;
  readonly labels: readonly string[];
  /** The processes that tell it. */
  readonly toldBy: readonly string[];
  readonly says: string;
  readonly alarm: string;
}

const EVERY_PROCESS = ['command', 'query', 'projector', 'console'];

/** The table of metrics in docs/running.md. */
export const DOCUMENTED_METRICS: readonly DocumentedMetric[] = readFileSync(
  join(import.meta.dirname, '..', '..', 'docs', 'running.md'),
  'utf8',
)
  .split('\n')
  .map((line) => /^\| `((?:ledger|http|db)_\w+)(?:\{([^}]*)\})?` +\|([^|]*)\|([^|]*)\|([^|]*)\|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, name = '', labels = '', toldBy = '', says = '', alarm = '']) => ({
    name,
    labels: labels.split(',').filter(Boolean).sort(),
    toldBy: toldBy.trim() === 'all' ? EVERY_PROCESS : toldBy.trim().split(', '),
    says: says.trim(),
    alarm: alarm.trim(),
  }));
