import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type OperatingUser } from './operating-user.js';

const EXECUTE = 0o1;

async function mayPass({ uid, gid }: OperatingUser, directory: string): Promise<boolean> {
  const { uid: owner, gid: group, mode } = await stat(directory);
  const shift = owner === uid ? 6 : group === gid ? 3 : 0;
  return ((mode >> shift) & EXECUTE) !== 0;
}

/** Whether a user can get to a directory: may pass through it and every one above it. */
export async function canReach(user: OperatingUser, directory: string): Promise<boolean> {
  if (!(await mayPass(user, directory))) return false;
  const parent = dirname(directory);
  return parent === directory || canReach(user, parent);
}
