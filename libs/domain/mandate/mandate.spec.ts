import { derivedId } from '../kernel/derived-id.js';
import { personal } from '../kernel/personal-text.js';
import { Story } from '../testing/story.js';
import { MandateGiven, MandateWithdrawn } from './mandate-events.js';
import { holdsMandate, mandate, type MandateCommands, type Mandates } from './mandate.js';

const PAULA = derivedId('Paula');
const none = new Story<Mandates, MandateCommands>(mandate);
const asked = { personId: PAULA, capacity: 'staff', until: '2026-12-31' } as const;
const mandateId = derivedId(none.commandId, 'mandate');
const given = none.did('2026-01-10', 'give-mandate', asked);
const withdrawal = { mandateId, reason: 'left-organisation' } as const;

describe('A mandate', () => {
  it('is given from its day on when nothing else is said', () => {
    expect(none.records('2026-01-10', 'give-mandate', asked)).toEqual([
      MandateGiven.of({ ...asked, mandateId, from: '2026-01-10' }),
    ]);
  });

  it('lets its holder act from its first day to its last, and nobody else', () => {
    const acts = (on: string) => holdsMandate(given.state(), PAULA, on);
    expect(['2026-01-09', '2026-01-10', '2026-12-31', '2027-01-01'].map(acts)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsMandate(given.state(), derivedId('Pierre'), '2026-06-01')).toBe(false);
  });

  it('given again is not given twice, while another is', () => {
    expect(given.records('2026-01-10', 'give-mandate', asked)).toEqual([]);
    expect(given.records('2026-01-10', 'give-mandate', { ...asked, until: '2027-06-30' })).toHaveLength(1);
  });

  it('lasts three years at most, and does not end before it begins', () => {
    const lasting = (until: string) => ({ ...asked, until });
    expect(none.records('2026-01-10', 'give-mandate', lasting('2029-01-10'))).toHaveLength(1);
    expect(none.refuses('2026-01-10', 'give-mandate', lasting('2029-01-11'))).toEqual({
      code: 'MANDATE_TOO_LONG',
      params: { from: '2026-01-10', until: '2029-01-11', latest: '2029-01-10' },
      field: 'until',
    });
    expect(none.refuses('2026-01-10', 'give-mandate', lasting('2026-01-09')).code).toBe('PERIOD_REVERSED');
  });

  it('that is withdrawn lets nobody act any more, not even on its earlier days', () => {
    expect(given.records('2026-02-01', 'withdraw-mandate', { ...withdrawal, comment: 'x' })).toEqual([
      MandateWithdrawn.of({ ...withdrawal, comment: personal('x') }),
    ]);
    const withdrawn = given.did('2026-02-01', 'withdraw-mandate', withdrawal);
    expect(holdsMandate(withdrawn.state(), PAULA, '2026-01-15')).toBe(false);
    expect(withdrawn.records('2026-02-02', 'withdraw-mandate', withdrawal)).toEqual([]);
    expect(withdrawn.records('2026-02-02', 'give-mandate', asked)).toHaveLength(1);
  });

  it('is withdrawn for another reason with a comment, and only where it was given', () => {
    const other = { mandateId, reason: 'other' } as const;
    expect(given.refuses('2026-02-01', 'withdraw-mandate', other).code).toBe('COMMENT_REQUIRED');
    expect(none.refuses('2026-02-01', 'withdraw-mandate', withdrawal).code).toBe('MANDATE_UNKNOWN');
  });
});
