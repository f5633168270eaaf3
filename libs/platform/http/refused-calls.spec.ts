import { RefusedCalls } from './refused-calls.js';

describe('refused calls', () => {
  it('of one address, beyond what a minute may have, are told when to come back', () => {
    let now = 0;
    const refused = new RefusedCalls(2, () => now);
    refused.count('a');
    refused.count('a');
    now = 10_000;
    expect(() => refused.count('a')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ headers: { 'Retry-After': '50' } }) }),
    );
    expect(() => refused.count('b')).not.toThrow();
    now = 60_000;
    expect(() => refused.count('a')).not.toThrow();
  });

  it('of ever more addresses take no more memory: the last ones are counted together', () => {
    const refused = new RefusedCalls(2, () => 0);
    for (let address = 0; address < 10_002; address++) refused.count(`address ${address}`);
    expect(refused.size).toBeLessThanOrEqual(10_001);
    expect(() => refused.count('one more')).toThrow();
    expect(() => refused.count('address 0')).not.toThrow();
  });
});
