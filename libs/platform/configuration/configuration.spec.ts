import { ConfigurationFaulty, readConfiguration, SETTINGS, type ProcessKind } from './configuration.js';

const complete = {
  DATABASE_URL: 'postgresql://app:secret@db.example:5432/ledger',
  DATABASE_OWNER_URL: 'postgres://owner:secret@db.example/ledger',
  TEXT_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  FINGERPRINT_KEY: Buffer.alloc(32, 2).toString('hex'),
  OIDC_ISSUER: 'https://sso.example/realms/ledger',
};

const faultsOf = (environment: Record<string, string | undefined>, process: ProcessKind = 'standalone') => {
  try {
    readConfiguration(environment, process);
    return {};
  } catch (error) {
    if (!(error instanceof ConfigurationFaulty)) throw error;
    return Object.fromEntries(error.faults.map(({ variable, fault }) => [variable, fault]));
  }
};

describe('a configuration', () => {
  it('is read from the environment, with defaults for what has one', () => {
    expect(readConfiguration(complete)).toMatchObject({
      textMasterKey: Buffer.alloc(32, 1),
      oidc: { audience: 'partnership-ledger', claims: { roles: 'roles', organisation: 'organisation' } },
      eventStore: { engine: 'postgres' },
      httpHost: '127.0.0.1',
      httpPort: 4000,
      publicUrl: 'http://127.0.0.1:4000',
      logLevel: 'info',
      metrics: null,
    });
  });

  it('tells metrics only where it is asked to, on this machine alone unless it is told otherwise', () => {
    const metricsOf = (given: object) => readConfiguration({ ...complete, ...given }).metrics;
    expect(metricsOf({ METRICS_HOST: '0.0.0.0' })).toBeNull();
    expect(metricsOf({ METRICS_PORT: '' })).toBeNull();
    expect(metricsOf({ METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(metricsOf({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' })).toEqual({
      host: '0.0.0.0',
      port: 9464,
    });
  });

  it('tells metrics at another port than the pages and the APIs', () => {
    const fault = { METRICS_PORT: 'must be another port than HTTP_PORT' };
    expect(faultsOf({ ...complete, METRICS_PORT: '4000' })).toEqual(fault);
    expect(faultsOf({ ...complete, METRICS_PORT: '81', HTTP_PORT: '81', LOG_LEVEL: 'loud' })).toMatchObject(
      fault,
    );
    expect(faultsOf({ ...complete, METRICS_PORT: '0', HTTP_PORT: '0' })).toEqual({});
  });

  it('has a key of its own for the ids of callers, the same at every start', () => {
    const { actorKey, fingerprintKey } = readConfiguration(complete);
    expect(readConfiguration(complete).actorKey).toEqual(actorKey);
    expect(actorKey).toHaveLength(32);
    expect(actorKey).not.toEqual(fingerprintKey);
  });

  it('fingerprints requests under a key that neither of its two secrets gives alone', () => {
    const fingerprintKey = (other: object = {}) =>
      readConfiguration({ ...complete, ...other }).fingerprintKey.toString('hex');
    const another = Buffer.alloc(32, 3).toString('hex');
    const keys = [{}, { FINGERPRINT_KEY: another }, { TEXT_MASTER_KEY: another }].map(fingerprintKey);
    expect(new Set([...keys, complete.FINGERPRINT_KEY]).size).toBe(4);
    expect(fingerprintKey()).toBe(keys[0]);
  });

  it('names everything that is missing at once; an empty variable is missing', () => {
    expect(faultsOf({ ...complete, DATABASE_URL: '', OIDC_ISSUER: undefined })).toEqual({
      DATABASE_URL: 'is required',
      OIDC_ISSUER: 'is required',
    });
    expect(Object.keys(faultsOf({}))).toEqual(Object.keys(complete));
  });

  it.each([
    ['DATABASE_URL', 'mysql://x/y'],
    ['TEXT_MASTER_KEY', Buffer.alloc(16).toString('base64')],
    ['FINGERPRINT_KEY', 'passphrase'],
    ['EVENT_STORE', 'sqlite'],
    ['KURRENTDB_URL', 'http://db.example:2113'],
    ['KURRENTDB_STREAM_PREFIX', 'a b'],
    ['OIDC_ISSUER', 'http://sso.example'],
    ['OIDC_ISSUER', 'sso'],
    ['HTTP_PORT', 'eighty'],
    ['HTTP_PORT', '65536'],
    ['METRICS_PORT', 'ninety'],
    ['METRICS_PORT', '65536'],
    ['METRICS_PORT', '-1'],
    ['METRICS_PORT', '94.64'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_LIMIT_PER_MINUTE', '0'],
  ])('refuses %s = %s, by name, without repeating it', (variable, value) => {
    const faults = faultsOf({ ...complete, [variable]: value });
    expect(Object.keys(faults)).toEqual([variable]);
    expect(faults[variable]).not.toContain(value);
  });

  it.each([
    'esdb://127.0.0.1:2113?tls=false',
    'esdb+discover://admin:secret@cluster.example:2113',
    'kurrentdb://a.example:2113,b.example:2113,c.example:2113?nodePreference=leader',
  ])('takes KurrentDB at %s', (url) => {
    const { eventStore } = readConfiguration({ ...complete, EVENT_STORE: 'kurrentdb', KURRENTDB_URL: url });
    expect(eventStore).toEqual({ engine: 'kurrentdb', url, prefix: 'ledger.' });
  });

  it('needs an address where KurrentDB keeps the events, and says so with all else', () => {
    expect(faultsOf({ ...complete, EVENT_STORE: 'kurrentdb', HTTP_PORT: 'eighty' })).toEqual({
      HTTP_PORT: 'must be a port number',
      KURRENTDB_URL: 'is required where EVENT_STORE is kurrentdb',
    });
  });

  it('of a process asks for what that process needs, and no other secret', () => {
    expect(faultsOf({}, 'command')).toEqual(faultsOf({}, 'query'));
    expect(Object.keys(faultsOf({}, 'command'))).toEqual(
      Object.keys(complete).filter((name) => name !== 'DATABASE_OWNER_URL'),
    );
    expect(Object.keys(faultsOf({}, 'projector'))).toEqual(['DATABASE_URL', 'TEXT_MASTER_KEY']);
    expect(Object.keys(faultsOf({}, 'migrate'))).toEqual(['DATABASE_OWNER_URL']);
    expect(Object.keys(faultsOf({}, 'console'))).toEqual([
      'FINGERPRINT_KEY',
      'OIDC_ISSUER',
      'COMMAND_API_URL',
      'QUERY_API_URL',
    ]);
  });

  it('stops a projection at an event that it cannot take, unless told to set it aside', () => {
    const given = { DATABASE_URL: complete.DATABASE_URL, TEXT_MASTER_KEY: complete.TEXT_MASTER_KEY };
    expect(readConfiguration(given, 'projector').projectionPoison).toBe('stop');
    const aside = { ...given, PROJECTION_POISON: 'dead-letter' };
    expect(readConfiguration(aside, 'projector').projectionPoison).toBe('dead-letter');
    expect(Object.keys(faultsOf({ ...given, PROJECTION_POISON: 'skip' }, 'projector'))).toEqual([
      'PROJECTION_POISON',
    ]);
  });

  it('says what each setting is for', () => {
    for (const { says } of Object.values(SETTINGS)) expect(says).toMatch(/\w+ \w+/);
  });
});
