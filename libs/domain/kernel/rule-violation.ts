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
  ) {
    super(code);
    this.name = 'RuleViolation';
  }
}
