import { type RuleCode } from '../rules.js';

/**
 * A command asked for something the domain refuses. `code` is stable and documented in OpenAPI; the sentences a person
 * reads are written from `params` by the catalogue in `rules.ts`; `field` names the command's field at fault, if one is.
 */
export class RuleViolation extends Error {
  constructor(
    readonly code: RuleCode,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly field?: string,
    /** What else is refused of the same request, told with it: all faults at once. */
    readonly also: readonly RuleViolation[] = [],
  ) {
    super(code);
    this.name = 'RuleViolation';
  }
}

/** Refuses a request by every rule that it breaks, the first of them leading; by none, lets it pass. */
export function refuseAll(broken: readonly RuleViolation[]): void {
  const [first, ...also] = broken;
  if (first) throw new RuleViolation(first.code, first.params, first.field, also);
}
