import {
  conformsTo,
  currentVersion,
  latestMeasurement,
  PARTNERSHIP,
  partnership,
  SHARED_INDICATOR,
  sharedIndicatorFold,
  stateAt,
  type Indicator,
} from '#domain';
import { demonstrationLibrary, type SeedLibraryCommand } from '../index.js';
import { DemonstrationLedger } from '../testing/demonstration-ledger.js';

const TODAY = '2026-11-22';
const told = (today = TODAY): SeedLibraryCommand[] => [...demonstrationLibrary(today)];

describe('The shared library of the demonstration', () => {
  it('is told the same way twice, each command once, under the same names whatever the day', () => {
    expect(told()).toEqual(told());
    const keys = told().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(told('2031-02-28').map(({ key }) => key)).toEqual(keys);
  });

  it('claims no source but fictional ones', () => {
    const sources = told().flatMap(({ source }) => (source ? [source.document] : []));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((document) => !document.endsWith('(document fictif)'))).toEqual([]);
  });

  it.each(['2025-02-01', TODAY, '2031-02-28'])(
    'is possible on %s once the lives are told: nothing is refused, nothing changes nothing, loaded again it writes nothing',
    async (today) => {
      const ledger = new DemonstrationLedger();
      await ledger.load(today);
      const answers = await ledger.loadLibrary(today);
      expect(answers).toHaveLength(told().length);
      expect(answers.filter(({ changed, repeated }) => !changed || repeated)).toEqual([]);
      const size = await ledger.size();
      expect((await ledger.loadLibrary(today)).every(({ repeated }) => repeated)).toBe(true);
      expect(await ledger.size()).toBe(size);
    },
  );

  it('is used as it is by several partnerships, one of which has not measured yet', async () => {
    const ledger = new DemonstrationLedger();
    await ledger.load(TODAY);
    await ledger.loadLibrary(TODAY);
    const uses: Indicator[] = [];
    for (const streamId of new Set(told().map((command) => command.streamId))) {
      const { category } = told().find((command) => command.streamId === streamId)!;
      if (category !== PARTNERSHIP) continue;
      const { evaluation } = stateAt(partnership, await ledger.history(PARTNERSHIP, streamId));
      uses.push(...evaluation.indicators.filter((one) => currentVersion(one).definition.shared));
    }
    expect(uses.length).toBeGreaterThan(4);
    for (const use of uses) {
      const { definition, agreedOn } = currentVersion(use);
      const { sharedIndicatorId } = definition.shared!;
      const library = stateAt(sharedIndicatorFold, await ledger.history(SHARED_INDICATOR, sharedIndicatorId));
      expect(() => conformsTo(library, definition, 'definition')).not.toThrow();
      expect(agreedOn).not.toBeNull();
    }
    const measured = uses.map((use) => latestMeasurement(currentVersion(use)) !== null);
    expect(new Set(measured)).toEqual(new Set([true, false]));
  });
});
