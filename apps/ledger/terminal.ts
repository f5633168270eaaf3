/** Where a verb writes: results on one side, what it is doing on the other. */
export interface Terminal {
  /** A line of the result. */
  out(line: string): void;
  /** A line for whoever watches. */
  err(line: string): void;
}

export const systemTerminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
