/** Runs an action and tells the highest resident memory of this process meanwhile, in MB, looked at ten times a second. */
export async function watchingMemory<T>(action: () => Promise<T>): Promise<{ result: T; peakRssMb: number }> {
  let peak = process.memoryUsage.rss();
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 100);
  try {
    const result = await action();
    look();
    return { result, peakRssMb: peak / 2 ** 20 };
  } finally {
    clearInterval(timer);
  }
}
