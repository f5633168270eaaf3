/**
 * Medians of contenders measured turn by turn, so that what else the machine does meanwhile weighs on all alike. Each
 * round starts with another one, and a first round warms up and is not counted.
 */
export async function medianOfRounds<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const figures = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]!;
      const figure = await contenders[name]();
      if (round > 0) figures.get(name)!.push(figure);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(figures.get(name)!)])) as Record<Name, number>;
}

/** How long an action takes, in seconds. */
export async function seconds(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** By linear interpolation; NaN of nothing. */
export function quantile(values: readonly number[], q: number): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const place = (inOrder.length - 1) * q;
  const below = inOrder[Math.floor(place)] ?? NaN;
  const above = inOrder[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** How many times a second so many callers get an action done, each one after the other, for so long. */
export async function perSecond(
  callers: number,
  durationMs: number,
  action: (caller: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  let done = 0;
  const caller = async (_: unknown, number: number) => {
    while (performance.now() - start < durationMs) {
      await action(number);
      done++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (done * 1000) / (performance.now() - start);
}
