import { type JWK } from 'jose';
import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { z } from 'zod';
import { newSigningKey } from '#platform';
import { secretsFile } from './data-directory.js';
import { CannotStart } from '../composition/say.js';

const schema = z.object({
  /** PostgreSQL's superuser, who owns the tables. */
  ownerPassword: z.string().min(1),
  /** The services' login. */
  applicationPassword: z.string().min(1),
  textMasterKey: z.base64(),
  fingerprintKey: z.base64(),
  /** Signs the links that open a session. */
  signInKey: z.base64(),
  /** What a program shows the demonstration issuer to be given a token. */
  clientSecret: z.string().min(1),
  /** Signs the demonstration people's tokens. */
  issuerKey: z.record(z.string(), z.unknown()),
});

/** The secrets of the embedded default, made once and kept with its data. */
export type Secrets = Omit<z.infer<typeof schema>, 'issuerKey'> & { readonly issuerKey: JWK };

const password = (): string => randomBytes(24).toString('base64url');
const key = (): string => randomBytes(32).toString('base64');

const newSecrets = async (): Promise<Secrets> => ({
  ownerPassword: password(),
  applicationPassword: password(),
  textMasterKey: key(),
  fingerprintKey: key(),
  signInKey: key(),
  clientSecret: password(),
  issuerKey: await newSigningKey(),
});

async function written(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    // Whole or not at all, and never over secrets that another process has just made.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await unlink(draft);
  }
}

const read = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** The secrets kept in a data directory, readable by its owner alone; made when there are none. @throws CannotStart */
export async function secretsOf(dataDirectory: string): Promise<Secrets> {
  const path = secretsFile(dataDirectory);
  const kept = await read(path);
  if (kept === null) {
    await written(path, JSON.stringify(await newSecrets(), null, 2));
    return secretsOf(dataDirectory);
  }
  try {
    return schema.parse(JSON.parse(kept)) as Secrets;
  } catch {
    throw new CannotStart({
      fr: `${path} est illisible : ce fichier contient les clés et les mots de passe du registre. Remettez-le d’une sauvegarde.`,
      en: `${path} cannot be read: that file holds the keys and passwords of the ledger. Put it back from a backup.`,
    });
  }
}
