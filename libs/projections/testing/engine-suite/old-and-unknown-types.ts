import { type StoredEvent } from '#event-store';
import { rebuild, type Rebuilt } from '../../rebuild/rebuild.js';
import { allianceProjection, AllianceSheet } from '../alliance.js';
import { decodeAlliances, type FactToRecord } from '../test-ledger.js';
import { expectExactRows, formed, projected, titled, type Examined } from './subject.js';

/** E 37, 38. events written by other releases. */
export function describeOldAndUnknownTypes({ ledger }: Examined): void {
  const rebuilt = (strict: boolean): Promise<Rebuilt> => {
    const { store, dataSource } = ledger();
    const projections = [allianceProjection];
    return rebuild({ store, dataSource, decode: decodeAlliances, projections, strict, retireAfterMs: 10 });
  };
  const project = async (): Promise<void> => {
    const engine = ledger().engine();
    engine.start();
    await engine.waitFor(await ledger().store.head(), { timeoutMs: 300_000 });
    await engine.stop();
  };
  const stored = async (): Promise<string[]> => {
    const events: StoredEvent[] = [];
    for await (const event of ledger().store.readAll()) events.push(event);
    return events.map(({ type, version, data }) => `${type} ${version} ${data}`);
  };

  it('37. an unknown type is an error in a strict rebuild, which names it, and what is live goes on', async () => {
    const dreamt = { event: { type: 'alliance.dreamt', data: {} }, occurredOn: '2011-01-01' };
    await ledger().record(formed('one'));
    const position = await ledger().record({ ...dreamt, stream: 'alliance-one' });
    await ledger().record({ ...dreamt, stream: 'party-one' }, titled('one', 'B'));
    await project();
    await expect(rebuilt(true)).rejects.toMatchObject({
      name: 'RebuildFailed',
      at: { position, type: 'alliance.dreamt' },
    });
    await expectExactRows(ledger());
    await ledger().record(titled('one', 'C', '2013-01-01'));
    await project();
    await expectExactRows(ledger());
    await rebuilt(false);
    await expectExactRows(ledger());
    expect(await projected(ledger())).toBe(await ledger().store.head());
  });

  it('37. an unknown type of streams that it does not fold is no error in a strict rebuild', async () => {
    await ledger().record(formed('one'), {
      stream: 'party-one',
      event: { type: 'party.dreamt', data: {} },
      occurredOn: '2011-01-01',
    });
    await rebuilt(true);
    await expectExactRows(ledger());
  });

  it('38. data of its first and second versions are read as today’s, followed, told again or rebuilt; stored bytes stay', async () => {
    const joined = (data: object, version: number, occurredOn: string): FactToRecord => ({
      stream: 'alliance-one',
      event: { type: 'alliance.joined', data },
      version,
      occurredOn,
    });
    await ledger().record(formed('one'), joined({ name: 'P' }, 1, '2012-01-01'));
    await ledger().record(joined({ party: 'Q' }, 2, '2013-01-01'));
    const before = await stored();
    const parties = async () =>
      (await ledger().dataSource.getRepository(AllianceSheet).find()).map((sheet) => sheet.parties);
    await project();
    expect(await parties()).toEqual([['P (partner)', 'Q (partner)']]);
    // Late: the key is told again from its stored events.
    await ledger().record(joined({ party: 'R', role: 'funder' }, 3, '2011-01-01'));
    await project();
    expect(await parties()).toEqual([['R (funder)', 'P (partner)', 'Q (partner)']]);
    await rebuilt(true);
    expect(await parties()).toEqual([['R (funder)', 'P (partner)', 'Q (partner)']]);
    await expectExactRows(ledger());
    expect((await stored()).slice(0, 3)).toEqual(before);
  });
}
