import { type Actor } from '../kernel/fact.js';
import { alliance, CARRIER, evidenced, FUNDER } from '../testing/alliance.js';
import { GateDecided } from './partnership-events.js';

const person = (id: string, onBehalfOf: string): Actor => ({ id, roles: ['partner'], onBehalfOf });
const ANNE = { actor: person('anne', CARRIER), source: undefined };
const BEN = { actor: person('ben', FUNDER), source: undefined };
const go = { gate: 'conception', outcome: 'go', deciderIds: [CARRIER] } as const;
const proposal = { gate: 'conception', outcome: 'go' } as const;
const ready = evidenced(alliance('2010-01-01'), '2010-02-01', 'conception');
const FOUR_EYES_REQUIRED = {
  code: 'FOUR_EYES_REQUIRED',
  params: { gate: 'conception' },
  field: 'outcome',
};
const on = '2010-03-01';

describe('A passage that a funder’s money follows', () => {
  const proposed = ready.did('2010-02-15', 'propose-decision', proposal, ANNE);

  it('is not decided where nobody proposed it, nor by who did', () => {
    expect(ready.refuses(on, 'decide-at-gate', go, BEN)).toEqual(FOUR_EYES_REQUIRED);
    expect(proposed.refuses(on, 'decide-at-gate', go, ANNE)).toEqual(FOUR_EYES_REQUIRED);
  });

  it('is decided by another person than who proposed it, for whichever organisation', () => {
    expect(proposed.records(on, 'decide-at-gate', go, BEN)).toHaveLength(1);
    const colleague = { ...ANNE, actor: person('alix', CARRIER) };
    expect(proposed.records(on, 'decide-at-gate', go, colleague)).toHaveLength(1);
  });

  it('is not proposed by a proposal of no-go, one at another gate, nor one that a decision answered', () => {
    const against = ready.did('2010-02-15', 'propose-decision', { ...proposal, outcome: 'no-go' }, ANNE);
    expect(against.refuses(on, 'decide-at-gate', go, BEN)).toEqual(FOUR_EYES_REQUIRED);
    const answered = proposed.did('2010-02-20', 'decide-at-gate', { ...go, outcome: 'no-go' }, BEN);
    expect(answered.refuses(on, 'decide-at-gate', go, BEN)).toEqual(FOUR_EYES_REQUIRED);
    expect(proposed.refuses(on, 'propose-decision', { ...proposal, gate: 'modelling' }, ANNE).code).toBe(
      'STAGE_NOT_CURRENT',
    );
  });

  it('is not let happen by correcting a refusal either', () => {
    const refused = ready.did('2010-02-20', 'decide-at-gate', { ...go, outcome: 'no-go' }, BEN);
    const correction = {
      factId: refused.factId(GateDecided.type),
      changes: { outcome: 'go' },
      reason: 'incorrect',
      comment: 'x',
    } as const;
    expect(refused.refuses(on, 'correct-fact', correction, BEN)).toEqual(FOUR_EYES_REQUIRED);
    expect(refused.records(on, 'correct-fact', correction)).toHaveLength(1);
  });

  it('is transcribed from the document that states it', () => {
    expect(ready.records(on, 'decide-at-gate', go)).toHaveLength(1);
    expect(ready.refuses(on, 'decide-at-gate', go, { source: undefined }).code).toBe('SOURCE_REQUIRED');
  });
});

describe('What no money follows', () => {
  it('takes one person: a refusal, and a passage once no funder is a party', () => {
    expect(ready.records(on, 'decide-at-gate', { ...go, outcome: 'no-go' }, ANNE)).toHaveLength(1);
    const alone = ready.did('2010-02-20', 'remove-party', { organisationId: FUNDER });
    expect(alone.records(on, 'decide-at-gate', go, ANNE)).toHaveLength(1);
  });
});
