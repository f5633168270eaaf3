import { ConfigurationFaulty, Metrics, type HttpConfiguration } from '#platform';
import { portTaken } from './ports.js';
import { say } from './say.js';

/** This machine has no such address, or nobody knows it. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

/** What the process measures, told at an address of its own; null where none is asked for. @throws CannotStart, ConfigurationFaulty */
export async function openMetrics({
  metrics: asked,
}: Pick<HttpConfiguration, 'metrics'>): Promise<Metrics | null> {
  if (!asked) return null;
  try {
    const metrics = await Metrics.open(asked);
    say({ fr: `mesures : ${metrics.url}`, en: `metrics: ${metrics.url}` });
    return metrics;
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (NO_ADDRESS.has(code))
      throw new ConfigurationFaulty([{ variable: 'METRICS_HOST', fault: 'is no address of this machine' }]);
    throw code === 'EADDRINUSE' || code === 'EACCES' ? portTaken(asked.port, error, 'METRICS_PORT') : error;
  }
}
