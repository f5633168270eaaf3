import { type Command } from '../kernel/aggregate.js';
import { type CorrectFact } from '../kernel/correct-fact.js';
import { type CorrectionEvent } from '../kernel/correction.js';
import { type DomainEvent } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { historyOf } from '../kernel/history.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { type Gate, type GateOutcome } from '../reference/stages.js';
import { currentParties } from './parties.js';
import { GateDecided } from './partnership-events.js';
import { type Partnership } from './partnership-state.js';

interface Passage {
  readonly gate: Gate;
  readonly outcome: GateOutcome;
}

/** Whether a passage asks for two persons: a funder's money follows it. */
export const asksForFourEyes = ({ evaluation }: Partnership, outcome: GateOutcome): boolean =>
  outcome !== 'no-go' && currentParties(evaluation.parties).some(({ roles }) => roles.includes('funder'));

/**
 * A passage that a funder's money follows is not let happen by its proposer alone: somebody else has proposed one at
 * that gate, and the proposal stands. What a data steward enters from a document was decided elsewhere: the document says it.
 */
export function seenByFourEyes(
  partnership: Partnership,
  { gate, outcome }: Passage,
  { actor, source }: Pick<Command, 'actor' | 'source'>,
): void {
  if (!asksForFourEyes(partnership, outcome)) return;
  if (actor.roles.includes('data-steward') && actor.onBehalfOf === null) {
    if (!source) throw new RuleViolation('SOURCE_REQUIRED', { gate }, 'source');
    return;
  }
  const isProposed = partnership.gates.proposals.some(
    (proposal) => proposal.gate === gate && proposal.outcome !== 'no-go' && proposal.personId !== actor.id,
  );
  if (!isProposed) throw new RuleViolation('FOUR_EYES_REQUIRED', { gate }, 'outcome');
}

type Corrects = (
  state: Partnership,
  command: Command<string, CorrectFact>,
  recorded: readonly Fact[],
) => DomainEvent[];

/** A correction that makes a refusal a passage lets it happen as much as a decision does. */
export const correctedByFourEyes =
  (correct: Corrects): Corrects =>
  (state, command, recorded) => {
    const events = correct(state, command, recorded);
    for (const { data } of events as readonly CorrectionEvent[]) {
      if (!('fact' in data) || data.fact.type !== GateDecided.type) continue;
      const corrected = data.fact.data as unknown as Passage;
      const before = historyOf(recorded).find(({ id }) => id === data.factId);
      if ((before?.data as Passage | undefined)?.outcome === 'no-go')
        seenByFourEyes(state, corrected, command);
    }
    return events;
  };
