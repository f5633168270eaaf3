export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** `kurrentdb:`, `kurrent:` and `kdb:` are today's names of what this client calls `esdb:`. */
const SCHEME = /^(?:esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\/(?:[^@/]*@)?([^?]+)(?:\?(.*))?$/;
const USER = /^[^:]+:\/\/([^:@/]+):([^@/]*)@/;

/** The server, or the cluster, and how it is spoken to: a connection string taken apart. */
export interface Address {
  readonly discover: boolean;
  readonly hosts: string;
  readonly credentials: Credentials | null;
  readonly parameters: URLSearchParams;
}

/** What the client takes; it would print the whole string, password included, for anything else. */
const PARAMETERS = new Set([
  ...['tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'connectionname', 'defaultdeadline'],
  ...['keepaliveinterval', 'keepalivetimeout'],
  ...['nodepreference', 'maxdiscoverattempts', 'discoveryinterval', 'gossiptimeout'],
]);
/** Set here, whatever is asked. */
const OURS = new Set(['keepaliveinterval', 'throwonappendfailure']);

/** @throws TypeError when it is no connection string of KurrentDB; the message holds no secret */
export function addressOf(connectionString: string, credentials?: Credentials): Address {
  const parts = SCHEME.exec(connectionString.trim());
  if (!parts) throw new TypeError('not a KurrentDB connection string: esdb://host:2113?tls=true');
  const [, discover, hosts, parameters = ''] = parts;
  const user = USER.exec(connectionString.trim());
  const given = new URLSearchParams(parameters);
  for (const name of given.keys()) {
    if (!PARAMETERS.has(flat(name)) && !OURS.has(flat(name)))
      throw new TypeError(`a KurrentDB connection string takes no ${name}`);
  }
  return {
    discover: discover !== undefined,
    hosts: hosts!.replace(/\/+$/, ''),
    credentials:
      credentials ??
      (user ? { username: decodeURIComponent(user[1]!), password: decodeURIComponent(user[2]!) } : null),
    parameters: given,
  };
}

/** Clients of one process that keep alive alike share one connection, on which the server allows a hundred calls. */
let connections = 0;
const KEEP_ALIVE_MS = 10_000;
const KINDS = 20_000;

/** The connection string of one client, with a connection of its own. */
export function ownConnectionTo({ discover, hosts, credentials, parameters }: Address): string {
  const own = new URLSearchParams(parameters);
  const given = [...parameters].find(([name]) => flat(name) === 'keepaliveinterval')?.[1];
  for (const name of [...own.keys()]) {
    if (OURS.has(flat(name))) own.delete(name);
  }
  const keepAlive = Math.max(Number(given ?? KEEP_ALIVE_MS), KEEP_ALIVE_MS);
  own.set('keepAliveInterval', String(keepAlive + (++connections % KINDS)));
  // Without it a conflict is answered with revision 1, whatever the stream holds.
  own.set('throwOnAppendFailure', 'true');
  const user = credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : '';
  const query = [...own].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `esdb${discover ? '+discover' : ''}://${user}${hosts}?${query}`;
}

const flat = (name: string): string => name.toLowerCase().replaceAll(/[_-]/g, '');
