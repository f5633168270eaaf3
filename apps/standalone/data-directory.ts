import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type EngineChoice } from '#platform';

/** Where the embedded default keeps everything: `DATA_DIRECTORY`, else `.data` beside package.json. */
export const dataDirectoryOf = (environment: NodeJS.ProcessEnv): string =>
  resolve(environment.DATA_DIRECTORY || '.data');

/** Makes the directory if need be and gives its real path. Others may pass through it, to PostgreSQL's part, but not look in. */
export async function openDataDirectory(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o711);
  return realpath(path);
}

export const secretsFile = (dataDirectory: string): string => join(dataDirectory, 'secrets.json');
export const runningFile = (dataDirectory: string): string => join(dataDirectory, 'running.json');

/** What says that the demonstration was loaded into a log: one for each log, which may be elsewhere. */
export function demonstrationMarker(dataDirectory: string, log: EngineChoice): string {
  if (log.engine === 'postgres') return join(dataDirectory, 'demonstration-loaded');
  const where = log.url.replace(/\/\/[^@/]*@/, '//');
  const name = createHash('sha256').update(`${where} ${log.prefix}`).digest('hex').slice(0, 16);
  return join(dataDirectory, `demonstration-loaded-${name}`);
}
