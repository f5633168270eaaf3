import { CannotStart } from '../composition/say.js';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** How a full disk shows: from the file system, from PostgreSQL (SQLSTATE 53100), in what it writes as it dies. */
const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', '53100'].includes(String(codeOf(error))) ||
  (error instanceof Error && /No space left on device|Disk quota exceeded/.test(error.message));

const isNotAllowed = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(error)));

const diskFull = (directory: string, cause: unknown): CannotStart =>
  new CannotStart(
    {
      fr: `Le disque est plein : il n’y a plus de place dans ${directory}. Libérez-en, puis relancez ; rien n’est perdu.`,
      en: `The disk is full: there is no room left in ${directory}. Free some, then start again; nothing is lost.`,
    },
    { cause },
  );

/** A fault of the disk or of its rights, explained; any other error as it is. */
export function explained(error: unknown, directory: string): unknown {
  if (error instanceof CannotStart) return error;
  for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
    if (isDiskFull(cause)) return diskFull(directory, error);
    if (cause instanceof Error && 'driverError' in cause && isDiskFull(cause.driverError)) {
      return diskFull(directory, error);
    }
  }
  if (!isNotAllowed(error)) return error;
  return new CannotStart(
    {
      fr: `Impossible d’écrire dans ${directory} : ce dossier appartient à un autre utilisateur, ou est en lecture seule.`,
      en: `Cannot write in ${directory}: that directory belongs to another user, or is read-only.`,
    },
    { cause: error },
  );
}
