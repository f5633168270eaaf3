import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const asset = (name: string, type: string) => {
  const content = readFileSync(join(import.meta.dirname, 'assets', name));
  const version = createHash('sha256').update(content).digest('base64url').slice(0, 12);
  return { content, type, address: `/assets/${name}?v=${version}` };
};

/** What pages are dressed with, by file name. */
export const ASSETS = {
  'console.css': asset('console.css', 'text/css; charset=utf-8'),
  'favicon.svg': asset('favicon.svg', 'image/svg+xml'),
} as const;

/** Addresses that change with their content, so that browsers may keep it for ever. */
export const STYLESHEET_ADDRESS = ASSETS['console.css'].address;
export const FAVICON_ADDRESS = ASSETS['favicon.svg'].address;
