import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CannotStart } from '../../composition/say.js';

const run = promisify(execFile);

/** The system user PostgreSQL runs as. */
export interface OperatingUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** How systems make a user: Debian and its like, then Alpine. */
const WAYS = [
  ['useradd', '--system', '--user-group', '--no-create-home', NAME],
  ['adduser', '-S', '-D', '-H', NAME],
] as const;

async function found(): Promise<OperatingUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * PostgreSQL refuses to run as root: started by root, it runs as the user `postgres`, made when missing. Null means
 * that it runs as whoever starts it. @throws CannotStart
 */
export async function operatingUser(): Promise<OperatingUser | null> {
  if (process.getuid?.() !== 0) return null;
  const already = await found();
  if (already) return already;
  for (const [command, ...parameters] of WAYS) {
    await run(command, parameters).catch(() => null);
    const made = await found();
    if (made) return made;
  }
  throw new CannotStart({
    fr: 'PostgreSQL refuse de fonctionner sous root, et l’utilisateur « postgres » n’a pu être créé. Créez-le, ou lancez « npm start » sous un autre utilisateur.',
    en: 'PostgreSQL refuses to run as root, and the user “postgres” could not be made. Make it, or run “npm start” as another user.',
  });
}
