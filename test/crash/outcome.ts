/** How the name of a blow ends that kills nobody. */
export const FROZEN = ' frozen';

/** What a campaign did and found. */
export class Outcome {
  readonly blows = new Map<string, number>();
  readonly violations: string[] = [];
  acknowledged = 0;
  refused = 0;
  open = 0;
  events = 0;
  rounds = 0;

  struck(name: string): void {
    this.blows.set(name, (this.blows.get(name) ?? 0) + 1);
  }

  violated(violation: string): void {
    this.violations.push(violation);
    // Out loud as it happens; one fault can show a thousand times.
    if (this.violations.length <= 50) process.stdout.write(`  VIOLATION ${violation}\n`);
  }

  /** SIGKILLs: who is frozen goes on afterwards. */
  get allKills(): number {
    return [...this.blows]
      .filter(([name]) => !name.endsWith(FROZEN))
      .reduce((sum, [, count]) => sum + count, 0);
  }
}
