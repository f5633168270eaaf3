import { CallsPerMinute } from './calls-per-minute.js';
import { InvitedCalls } from './invited-calls.js';

describe('Calls counted by the minute', () => {
  it('of one address, beyond what a minute may have, are told when to come back', () => {
    let now = 0;
    const calls = new CallsPerMinute(2, () => now);
    calls.count('a');
    calls.count('a');
    now = 10_000;
    expect(() => calls.count('a')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ headers: { 'Retry-After': '50' } }) }),
    );
    expect(() => calls.count('b')).not.toThrow();
    now = 60_000;
    expect(() => calls.count('a')).not.toThrow();
  });

  it('of ever more addresses take no more memory: the last ones are counted together', () => {
    const calls = new CallsPerMinute(2, () => 0);
    for (let address = 0; address < 10_002; address++) calls.count(`address ${address}`);
    expect(calls.size).toBeLessThanOrEqual(10_001);
    expect(() => calls.count('one more')).toThrow();
    expect(() => calls.count('address 0')).not.toThrow();
  });
});

describe('Calls that come with an invitation', () => {
  const tooMany = expect.objectContaining({
    problem: expect.objectContaining({ status: 429 }) as object,
  }) as Error;

  it('are counted by it, so that many in one hall do not lock one another out', () => {
    const calls = new InvitedCalls(2);
    for (const member of ['one', 'two', 'three']) {
      calls.requireRoom(member);
      calls.answered(member);
      calls.requireRoom(`${member}.secret`);
      calls.answered(`${member}.secret`);
    }
    expect(() => calls.requireRoom('one.another-secret')).toThrow(tooMany);
    expect(() => calls.requireRoom('four')).not.toThrow();
  });

  it('are counted by their address as long as they come with what is none, and a good one gets through from there', () => {
    const calls = new InvitedCalls(2);
    calls.refused('guess-1', 'hall');
    calls.refused('guess-2', 'hall');
    expect(() => calls.refused('guess-3', 'hall')).toThrow(tooMany);
    expect(() => calls.refused('guess-4', 'elsewhere')).not.toThrow();
    calls.requireRoom('good');
    calls.answered('good');
    // Known by now, what it is refused for is its own affair.
    expect(() => calls.refused('good', 'hall')).not.toThrow();
    expect(() => calls.requireRoom('good')).toThrow(tooMany);
  });
});
