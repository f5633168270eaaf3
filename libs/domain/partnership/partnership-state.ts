import { type Fact } from '../kernel/fact.js';
import { sideBySide, type Fold } from '../kernel/history.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { type Ending, ENDINGS } from '../reference/stages.js';
import { descriptionFold, type Description } from './description.js';
import { evaluationFold, type Evaluation } from './evaluation.js';
import { frameworkFold, type Framework } from './framework.js';
import { gatesFold, type Gates } from './gates.js';
import { pathFold, type Path } from './path.js';
import { publicationFold, type Publication } from './publication.js';

/** A partnership as decisions see it; its parties are those of the evaluation, which asks them. */
export interface Partnership {
  readonly description: Description;
  readonly path: Path;
  readonly gates: Gates;
  readonly evaluation: Evaluation;
  readonly framework: Framework;
  readonly publication: Publication;
}

export const partnershipFold: Fold<Partnership> = sideBySide({
  description: descriptionFold,
  path: pathFold,
  gates: gatesFold,
  evaluation: evaluationFold,
  framework: frameworkFold,
  publication: publicationFold,
});

export const hasEnded = ({ path }: Pick<Partnership, 'path'>): boolean =>
  ENDINGS.includes(path.status as Ending);

type Dated = Pick<Fact, 'occurredOn'>;

/** No fact of a partnership comes before its start. */
export function notBeforeStart({ description }: Partnership, { occurredOn }: Dated): void {
  const { startedOn } = description;
  if (startedOn !== null && occurredOn < startedOn) {
    throw new RuleViolation('BEFORE_START', { occurredOn, startedOn }, 'occurredOn');
  }
}

export function notEnded(partnership: Partnership, fact: Dated): void {
  notBeforeStart(partnership, fact);
  if (hasEnded(partnership)) {
    throw new RuleViolation('PARTNERSHIP_ENDED', {
      status: partnership.path.status,
      since: partnership.path.statusSince,
    });
  }
}

/** A move needs a partnership that is neither suspended nor ended. */
export function active(partnership: Partnership, fact: Dated): void {
  notEnded(partnership, fact);
  if (partnership.path.status === 'suspended') {
    throw new RuleViolation('PARTNERSHIP_SUSPENDED', { since: partnership.path.statusSince });
  }
}
