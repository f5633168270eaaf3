import { type Label } from '#domain';

/** Tells whoever started the ledger something, in French then in English. */
export function say({ fr, en }: Label): void {
  process.stderr.write(`${fr}\n${en}\n`);
}

/** What keeps the ledger from starting and what to do about it, for whoever started it. */
export class CannotStart extends Error {
  constructor(
    readonly explanation: Label,
    options?: ErrorOptions,
  ) {
    super(explanation.en, options);
    this.name = 'CannotStart';
  }
}
