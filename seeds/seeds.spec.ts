import { addDays } from '#domain';
import { demonstrationCommands, seedCommandId, seedFactId, type SeedCommand } from './index.js';
import { DemonstrationLedger } from './testing/demonstration-ledger.js';

const TODAY = '2026-11-21';
const told = (today = TODAY): SeedCommand[] => [...demonstrationCommands(today)];

describe('The demonstration data', () => {
  it('is told the same way twice', () => {
    expect(told()).toEqual(told());
  });

  it('names each command once, the same whatever the day', () => {
    const keys = told().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(told('2031-02-28').map(({ key }) => key)).toEqual(keys);
  });

  it.each(['2025-02-01', TODAY, '2031-02-28'])(
    'is possible on %s from first to last: no command is refused, and none changes nothing',
    async (today) => {
      const answers = await new DemonstrationLedger().load(today);
      expect(answers).toHaveLength(told().length);
      expect(answers.filter(({ changed, repeated }) => !changed || repeated)).toEqual([]);
    },
  );

  it('loaded again, the same day or a later one, writes nothing', async () => {
    const ledger = new DemonstrationLedger();
    const first = await ledger.load(TODAY);
    const size = await ledger.size();
    for (const today of [TODAY, addDays(TODAY, 400)]) {
      const again = await ledger.load(today);
      expect(again.every(({ repeated }) => repeated)).toBe(true);
      expect(again.map(({ eventIds }) => eventIds)).toEqual(first.map(({ eventIds }) => eventIds));
    }
    expect(await ledger.size()).toBe(size);
  });

  it('a load broken off is finished by the next, also on the day after', async () => {
    const whole = new DemonstrationLedger();
    await whole.load(TODAY);
    const commands = told();
    for (const brokenAt of [60, commands.length - 40]) {
      const ledger = new DemonstrationLedger();
      for (const command of commands.slice(0, brokenAt)) await ledger.run(command, TODAY);
      await ledger.load(addDays(TODAY, 1));
      expect(await ledger.size()).toBe(await whole.size());
    }
  });

  it('foretells the ids of the facts it creates', async () => {
    const answers = await new DemonstrationLedger().load(TODAY);
    expect(answers.map(({ eventIds }) => eventIds[0])).toEqual(told().map(seedFactId));
    expect(seedCommandId('a')).not.toBe(seedCommandId('b'));
  });

  it('is not told as of a day that comes before its own dates', () => {
    expect(() => told('2025-01-31')).toThrow(RangeError);
  });
});
