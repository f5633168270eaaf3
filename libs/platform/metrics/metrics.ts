import { type RequestHandler } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Health } from '../health/health-checks.js';
import { healthMeasures } from './health-measures.js';
import { MetricsListener } from './metrics-listener.js';
import { requestMeasures } from './request-measures.js';

/**
 * What a process measures of itself, told in Prometheus's text format; where OpenTelemetry's conventions have a name, it
 * is theirs. No label holds an id, nor anything that somebody typed: each has few values, known beforehand.
 */
export class Metrics {
  /** Sees every request first. */
  readonly requests: RequestHandler;

  /** @param registry where other parts declare what they measure */
  private constructor(
    readonly registry: Registry,
    private readonly listener: MetricsListener,
  ) {
    collectDefaultMetrics({ register: registry });
    this.requests = requestMeasures(registry);
  }

  /** Tells them at an address until it is closed. */
  static async open(address: { readonly host: string; readonly port: number }): Promise<Metrics> {
    const registry = new Registry();
    return new Metrics(registry, await MetricsListener.open(registry, address));
  }

  get url(): string {
    return this.listener.url;
  }

  watchHealth(health: () => Promise<Health>): void {
    healthMeasures(this.registry, health);
  }

  close(): Promise<void> {
    return this.listener.close();
  }
}
