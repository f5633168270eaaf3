import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLE_CODES, SETTINGS } from '#platform';

const ROOT = join(import.meta.dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('README.md', () => {
  it('lists every setting, and no other', () => {
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(SETTINGS).sort());
  });

  it('names every role', () => {
    for (const role of ROLE_CODES) expect(readme).toContain(`\`${role}\``);
  });

  it('maps folders that are there', () => {
    const named = [...readme.matchAll(/(?:^|\s)((?:apps|libs)\/[a-z-]+|(?:seeds|test|docs)\/)(?=\s)/gm)];
    expect(named.length).toBeGreaterThan(12);
    for (const [, folder = ''] of named)
      expect([folder, existsSync(join(ROOT, folder))]).toEqual([folder, true]);
  });
});
