import { type EventCatalogue } from '#domain';
import { CorruptedEvent, type RecordedEvent, type StoredEvent } from '#event-store';

/** Events of one type and version that share a fault. */
export interface Finding {
  readonly type: string;
  readonly version: number;
  readonly reason: string;
  events: number;
  /** Where the first one stands. */
  readonly first: { readonly position: string; readonly stream: string; readonly revision: number };
}

/** What reading a whole log showed. */
export interface EventReport {
  readonly events: number;
  /** How many of each type and version. */
  readonly shapes: readonly { readonly type: string; readonly version: number; readonly events: number }[];
  /** Events that no longer decode, or decode to what today's schema of their type refuses. */
  readonly wrong: readonly Finding[];
  /** Events of types that today's code does not know. */
  readonly unknown: readonly Finding[];
}

const UNKNOWN = 'unknown type';

/** Looks at events one by one; what it keeps grows with the number of shapes and faults, not of events. */
export class EventCheck {
  events = 0;
  private readonly shapes = new Map<string, { type: string; version: number; events: number }>();
  private readonly findings = new Map<string, Finding>();

  constructor(
    private readonly catalogue: EventCatalogue,
    private readonly decode: (stored: StoredEvent) => RecordedEvent,
  ) {}

  look(stored: StoredEvent): void {
    this.events += 1;
    const { type, version } = stored;
    const shape = `${type} ${version}`;
    const counted = this.shapes.get(shape) ?? { type, version, events: 0 };
    counted.events += 1;
    this.shapes.set(shape, counted);
    const reason = this.faultOf(stored);
    if (reason === null) return;
    const found = this.findings.get(`${shape} ${reason}`);
    if (found) found.events += 1;
    else {
      const { position, stream, revision } = stored;
      const first = { position: position.toString(), stream, revision };
      this.findings.set(`${shape} ${reason}`, { type, version, reason, events: 1, first });
    }
  }

  get report(): EventReport {
    const byName = <One extends { type: string; version: number }>(some: Iterable<One>): One[] =>
      [...some].sort((a, b) => a.type.localeCompare(b.type, 'en') || a.version - b.version);
    const findings = byName(this.findings.values());
    return {
      events: this.events,
      shapes: byName(this.shapes.values()),
      wrong: findings.filter(({ reason }) => reason !== UNKNOWN),
      unknown: findings.filter(({ reason }) => reason === UNKNOWN),
    };
  }

  /** The report for a person. */
  get lines(): readonly string[] {
    const { events, shapes, wrong, unknown } = this.report;
    const told = [...wrong, ...unknown].map(
      ({ type, version, reason, events: many, first }) =>
        `${type} v${version}: ${many} × ${reason}; first at position ${first.position} (${first.stream}, revision ${first.revision})`,
    );
    return [
      ...told,
      told.length === 0
        ? `${events} events of ${shapes.length} shapes: all are read by today’s code.`
        : `${events} events of ${shapes.length} shapes: ${told.length} findings.`,
    ];
  }

  /** Never quotes what an event holds: where in it and what kind of fault, at most. */
  private faultOf(stored: StoredEvent): string | null {
    let event: RecordedEvent;
    try {
      event = this.decode(stored);
    } catch (error) {
      if (!(error instanceof CorruptedEvent)) throw error;
      return `no longer decodes (${error.cause instanceof Error ? error.cause.name : 'unreadable'})`;
    }
    if (!event.known) return UNKNOWN;
    const faults = this.catalogue.get(event.type)?.schema.safeParse(event.data).error?.issues ?? [];
    if (faults.length === 0) return null;
    const places = new Set(faults.map(({ path, code }) => `${code} at /${path.map(placeOf).join('/')}`));
    return `its schema refuses what it decodes to: ${[...places].slice(0, 5).join(', ')}`;
  }
}

/** Members of a list share a place, so that a fault is told once however many of them have it. */
const placeOf = (key: PropertyKey): string => (typeof key === 'number' ? '*' : String(key));
