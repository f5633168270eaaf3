import { addressOf, ownConnectionTo } from './gateway/address.js';
import { KurrentEventStore } from './index.js';

describe('the address of KurrentDB', () => {
  it('is taken under each of its names, single or several, with its parameters', () => {
    for (const scheme of ['esdb', 'kurrentdb', 'kurrent', 'kdb']) {
      const own = ownConnectionTo(addressOf(`${scheme}://a:1,b:2,c:3?tls=false&nodePreference=leader`));
      expect(own).toMatch(/^esdb:\/\/a:1,b:2,c:3\?tls=false&nodePreference=leader&keepAliveInterval=\d+&/);
    }
    expect(ownConnectionTo(addressOf('kurrentdb+discover://cluster.example:2113'))).toMatch(
      /^esdb\+discover:\/\/cluster\.example:2113\?/,
    );
  });

  it('gives each client a connection of its own, and conflicts as errors, whatever it says', () => {
    const address = addressOf('esdb://a?keepAliveInterval=30000&throwOnAppendFailure=false');
    const [one, two] = [ownConnectionTo(address), ownConnectionTo(address)];
    expect(one).not.toBe(two);
    for (const own of [one, two]) {
      expect(own).toMatch(/keepAliveInterval=(3|4|5)\d{4}/);
      expect(own).toContain('throwOnAppendFailure=true');
      expect(own).not.toContain('false');
    }
  });

  it('takes credentials apart from the address, or in it', () => {
    const credentials = { username: 'ledger', password: 'p@ss:w/rd' };
    const apart = ownConnectionTo(addressOf('esdb://a?tls=true', credentials));
    expect(apart).toContain('esdb://ledger:p%40ss%3Aw%2Frd@a?');
    expect(addressOf('esdb://ledger:p%40ss@a').credentials).toEqual({ username: 'ledger', password: 'p@ss' });
  });

  it('is refused without quoting it', async () => {
    for (const address of [
      'http://u:secret@a',
      'esdb://',
      'esdb://u:secret@a?tlsVerifyCert=false',
      'esdb://u:secret@a?tls=perhaps',
      'esdb://u:secret@a?tlsCaFile=/none/such',
      'esdb://u:secret@a:b:c',
    ]) {
      const opened = KurrentEventStore.open({ address });
      await expect(opened).rejects.toThrow(TypeError);
      await expect(opened).rejects.not.toThrow(/secret/);
    }
    await expect(KurrentEventStore.open({ address: 'esdb://a', prefix: '$x' })).rejects.toThrow(TypeError);
  });
});
