import { chmod, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';

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
export const demonstrationMarker = (dataDirectory: string): string =>
  join(dataDirectory, 'demonstration-loaded');
