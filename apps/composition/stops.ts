type Stop = () => unknown;

/** What has been started, stopped in the reverse order, each once. */
export class Stops {
  private readonly stops: Stop[] = [];
  private stopping: Promise<void> | null = null;

  add(stop: Stop): void {
    this.stops.push(stop);
  }

  /** Stops everything; a second call waits for the first. One that fails does not keep the others running. */
  all(): Promise<void> {
    this.stopping ??= this.stopEach();
    return this.stopping;
  }

  private async stopEach(): Promise<void> {
    const failures: unknown[] = [];
    for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) {
      try {
        await stop();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped cleanly');
  }
}
