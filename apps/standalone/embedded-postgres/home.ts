import { access, chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart, say } from '../../composition/say.js';
import { type OperatingUser } from './operating-user.js';
import { canReach } from './reach.js';

/** Where PostgreSQL's files go when its user cannot enter the data directory. */
const ELSEWHERE = '/var/lib/partnership-ledger';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * The directory holding PostgreSQL's files: the data directory itself; or, when root started the ledger from a place
 * that the user `postgres` cannot enter (a clone in /root), one of its own under /var/lib, noted in the data
 * directory. @throws CannotStart
 */
export async function postgresHome(dataDirectory: string, user: OperatingUser | null): Promise<string> {
  const note = join(dataDirectory, 'postgres-is-elsewhere');
  if (await exists(note)) {
    const noted = (await readFile(note, 'utf8')).trim();
    if (await exists(noted)) return noted;
    throw new CannotStart({
      fr: `La base de données était dans ${noted}, qui n’existe plus. Remettez ce dossier d’une sauvegarde, ou supprimez ${dataDirectory} pour repartir de zéro.`,
      en: `The database was in ${noted}, which is no more. Put that directory back from a backup, or delete ${dataDirectory} to start afresh.`,
    });
  }
  if (!user || (await canReach(user, dataDirectory))) return dataDirectory;
  try {
    await mkdir(ELSEWHERE, { recursive: true });
    const home = await mkdtemp(join(ELSEWHERE, 'data-'));
    await chmod(ELSEWHERE, 0o711);
    await chmod(home, 0o711);
    await writeFile(note, `${home}\n`);
    say({
      fr: `L’utilisateur « postgres » ne peut entrer dans ${dataDirectory} : la base de données est gardée dans ${home}.`,
      en: `The user “postgres” cannot enter ${dataDirectory}: the database is kept in ${home}.`,
    });
    return home;
  } catch (cause) {
    throw new CannotStart(
      {
        fr: `L’utilisateur « postgres » ne peut entrer dans ${dataDirectory}, et ${ELSEWHERE} n’a pu être créé. Placez le projet ailleurs que dans un dossier privé (/srv, par exemple), ou choisissez DATA_DIRECTORY.`,
        en: `The user “postgres” cannot enter ${dataDirectory}, and ${ELSEWHERE} could not be made. Put the project elsewhere than in a private directory (/srv, say), or choose DATA_DIRECTORY.`,
      },
      { cause },
    );
  }
}
