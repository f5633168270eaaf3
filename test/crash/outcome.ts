/** What a campaign did and found. */
export class Outcome {
  readonly kills = new Map<string, number>();
  readonly violations: string[] = [];
  acknowledged = 0;
  refused = 0;
  open = 0;
  events = 0;
  rounds = 0;

  struck(name: string): void {
    this.kills.set(name, (this.kills.get(name) ?? 0) + 1);
  }

  violated(violation: string): void {
    this.violations.push(violation);
    // Out loud as it happens; one fault can show a thousand times.
    if (this.violations.length <= 50) process.stdout.write(`  VIOLATION ${violation}\n`);
  }

  get allKills(): number {
    return [...this.kills.values()].reduce((sum, count) => sum + count, 0);
  }
}
