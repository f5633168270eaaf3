import {
  decideOn,
  RuleViolation,
  stateAt,
  partnership,
  type Command,
  type Fact,
  type Partnership,
} from '#domain';
import fc from 'fast-check';
import { dayAt } from './days.js';
import { ToldStream } from './told-stream.js';

const TODAY = '2026-06-30';
const command = (number: number, day: number, type: string, data: unknown): Command => ({
  ...{ id: `c-${number}`, type, data, occurredOn: dayAt(day), datePrecision: 'day', today: TODAY },
  actor: { id: 'somebody', roles: [], onBehalfOf: null },
});
const registration = command(0, 1_000, 'register-partnership', {
  ...{ title: 'Un', need: '', purpose: '', populations: [], territories: [], domains: [], odd: null },
  ...{ category: 'patronage', standing: 'conception', fictional: true, parties: [] },
});

const anything = fc.oneof(
  fc.constantFrom('Un', 'Deux', 'Trois').map((title) => ['amend-description', { title }] as const),
  fc
    .constantFrom('patronage', 'societal-innovation')
    .map((category) => ['change-category', { category }] as const),
  fc.constantFrom(
    ['suspend', { reason: 'lack-of-funds' }] as const,
    ['resume', {}] as const,
    ['end', { ending: 'completed' }] as const,
    ['reopen', { reason: 'funds-found' }] as const,
    ['go-back', { to: 'conception', reason: 'need-changed' }] as const,
    ['observe-stage', { stage: 'modelling' }] as const,
  ),
);

describe('a stream as it is told', () => {
  it('decides as the command runner does, over the whole history, whatever comes late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 995, max: 1_040 }), anything), { maxLength: 25 }),
        (told) => {
          const stream = new ToldStream<Partnership>(partnership, 's');
          const recorded: Fact[] = [];
          const tellBoth = (asked: Command) => {
            const [expected, found] = [
              () => decideOn(partnership, recorded, asked),
              () => stream.tell(asked),
            ].map((decide) => outcomeOf(decide));
            expect(found).toEqual(expected);
            recorded.push(...stream.facts.slice(recorded.length));
            expect(stream.state).toEqual(stateAt(partnership, recorded));
          };
          tellBoth(registration);
          told.forEach(([day, [type, data]], index) => tellBoth(command(index + 1, day, type, data)));
        },
      ),
      { numRuns: 200 },
    );
  });
});

function outcomeOf(decide: () => unknown): unknown {
  try {
    return decide();
  } catch (refusal) {
    if (refusal instanceof RuleViolation) return refusal.code;
    throw refusal;
  }
}
