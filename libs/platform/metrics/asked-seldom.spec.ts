import { setTimeout as sleep } from 'node:timers/promises';
import { askedSeldom } from './asked-seldom.js';

const never = new Promise<never>(() => undefined);

describe('A question that many ask', () => {
  it('is put once while its answer is fresh, and again afterwards', async () => {
    let asked = 0;
    const ask = askedSeldom(() => Promise.resolve((asked += 1)), { freshMs: 200, patienceMs: 60_000 });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    await sleep(250);
    expect(await ask()).toBe(2);
  });

  it('and fails has no answer, and is put again', async () => {
    let asked = 0;
    const ask = askedSeldom(
      () => ((asked += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve('here')),
      { freshMs: 0, patienceMs: 60_000 },
    );
    expect([await ask(), await ask()]).toEqual([null, 'here']);
  });

  it('and is not answered is not waited for, nor put a second time meanwhile', async () => {
    let asked = 0;
    const ask = askedSeldom(
      () => {
        asked += 1;
        return never;
      },
      { freshMs: 0, patienceMs: 20 },
    );
    expect(await Promise.all([ask(), ask()])).toEqual([null, null]);
    expect(await ask()).toBeNull();
    expect(asked).toBe(1);
  });
});
