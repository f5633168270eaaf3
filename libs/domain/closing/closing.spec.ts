import { derivedId } from '../kernel/derived-id.js';
import { personal } from '../kernel/personal-text.js';
import { sealed, Story } from '../testing/story.js';
import { ReportClosed, ReportClosingWithdrawn, type LastKnown } from './closing-events.js';
import { closing, type Closing, type ClosingCommands } from './closing.js';

const knownAt: LastKnown = {
  position: '4211',
  eventId: derivedId('the last event known'),
  recordedAt: '2025-01-31T17:02:11.123Z',
};
const asked = { name: 'Arrêté 2024', asOf: '2024-12-31', knownAt } as const;
const none = new Story<Closing, ClosingCommands>(closing);
const closed = none.did('2025-01-31', 'close-report', asked);

describe('A report', () => {
  it('is closed under a name, as of a day, with what was known then', () => {
    expect(none.records('2025-01-31', 'close-report', asked)).toEqual([
      ReportClosed.of({ ...asked, note: null }),
    ]);
    expect(closed.state()).toMatchObject({ ...asked, closedOn: '2025-01-31', withdrawnOn: null });
  });

  it('closed without saying for which day is closed for its own', () => {
    const { asOf: _, ...today } = asked;
    expect(none.records('2025-01-31', 'close-report', today)).toEqual([
      ReportClosed.of({ ...asked, asOf: '2025-01-31', note: null }),
    ]);
  });

  it('is closed with a note, which may hold something personal', () => {
    expect(none.records('2025-01-31', 'close-report', { ...asked, note: 'Pour le conseil' })).toEqual([
      ReportClosed.of({ ...asked, note: personal('Pour le conseil') }),
    ]);
  });

  it('is not closed for a day that has not come', () => {
    expect(none.refuses('2024-12-30', 'close-report', asked)).toEqual({
      code: 'CLOSED_BEFORE_ITS_DAY',
      params: { asOf: '2024-12-31', closedOn: '2024-12-30' },
      field: 'asOf',
    });
    expect(none.records('2024-12-31', 'close-report', asked)).toHaveLength(1);
  });
});

describe('A closing', () => {
  const mistake = { comment: 'Mauvaise date' };
  const withdrawn = closed.did('2025-02-01', 'withdraw-closing', mistake);

  it('made by mistake is withdrawn, and still tells what it fixed', () => {
    expect(closed.records('2025-02-01', 'withdraw-closing', mistake)).toEqual([
      ReportClosingWithdrawn.of({ comment: personal('Mauvaise date') }),
    ]);
    expect(withdrawn.state()).toMatchObject({
      ...asked,
      withdrawnOn: '2025-02-01',
      withdrawal: sealed('Mauvaise date'),
    });
  });

  it('that is withdrawn is not withdrawn again', () => {
    expect(withdrawn.records('2025-02-02', 'withdraw-closing', mistake)).toEqual([]);
  });

  it('is not withdrawn before it was made', () => {
    expect(closed.refuses('2025-01-30', 'withdraw-closing', mistake)).toEqual({
      code: 'BEFORE_START',
      params: { occurredOn: '2025-01-30', startedOn: '2025-01-31' },
      field: 'occurredOn',
    });
  });

  it('cannot be corrected: what it fixed is what was reported', () => {
    expect(Object.keys(closing.decide)).toEqual(['close-report', 'withdraw-closing']);
  });
});
