import { spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart, say } from '../../composition/say.js';
import { type Binaries } from './binaries.js';
import { type OperatingUser } from './operating-user.js';

export const OWNER = 'postgres';

/** Data of another major version of PostgreSQL cannot be opened. */
const MAJOR_VERSION = '18';

const FLAGS = [
  '--encoding=UTF8',
  // The same order and the same capitals on every system.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
  `--username=${OWNER}`,
];

function finished(command: string, parameters: string[], user: OperatingUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const child = spawn(command, parameters, {
      ...user,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}:\n${output.join('')}`)),
    );
  });
}

/** Makes a cluster, whole or not at all. */
async function initialised(
  directory: string,
  binaries: Binaries,
  user: OperatingUser | null,
  ownerPassword: string,
): Promise<void> {
  const draft = `${directory}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const passwordFolder = await mkdtemp(`${directory}-password-`);
  const passwordFile = join(passwordFolder, 'password');
  try {
    await writeFile(passwordFile, ownerPassword, { mode: 0o600 });
    if (user) {
      for (const path of [draft, passwordFolder, passwordFile]) await chown(path, user.uid, user.gid);
    }
    await finished(binaries.initdb, [...FLAGS, `--pwfile=${passwordFile}`, `--pgdata=${draft}`], user);
  } finally {
    await rm(passwordFolder, { recursive: true, force: true });
  }
  await rename(draft, directory);
}

const absent = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};

/** Makes the cluster at the first start; afterwards, checks that it is one this PostgreSQL opens. @throws CannotStart */
export async function ensureCluster(
  directory: string,
  binaries: Binaries,
  user: OperatingUser | null,
  ownerPassword: string,
): Promise<void> {
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(absent);
  if (version?.trim() === MAJOR_VERSION) return;
  if (version !== null) {
    throw new CannotStart({
      fr: `${directory} vient de PostgreSQL ${version.trim()}, celui-ci est PostgreSQL ${MAJOR_VERSION}.`,
      en: `${directory} comes from PostgreSQL ${version.trim()}, this is PostgreSQL ${MAJOR_VERSION}.`,
    });
  }
  if ((await stat(directory).catch(absent)) !== null) throw damaged(directory, 'PG_VERSION ?');
  say({ fr: 'Création de la base de données…', en: 'Making the database…' });
  await initialised(directory, binaries, user, ownerPassword);
}

/** A cluster that PostgreSQL does not open, with its own words. */
export const damaged = (directory: string, words: string): CannotStart =>
  new CannotStart({
    fr: `La base de données de ${directory} est endommagée ou illisible. Remettez ce dossier d’une sauvegarde ; ou déplacez-le pour repartir de zéro (ce qu’il contient n’est alors plus lu).\n${words}`,
    en: `The database in ${directory} is damaged or unreadable. Put that directory back from a backup; or move it away to start afresh (what it holds is then no longer read).\n${words}`,
  });
