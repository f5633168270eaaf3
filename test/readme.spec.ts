import { existsSync, globSync, readFileSync } from 'node:fs';
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

  it('names commands that there are, as the other documents do', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const documents = [
      readme,
      ...globSync('docs/**/*.md', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8')),
    ];
    const named = new Set(
      documents.flatMap((text) => [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name)),
    );
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('maps folders that are there', () => {
    const named = [...readme.matchAll(/(?:^|\s)((?:apps|libs)\/[a-z-]+|(?:seeds|test|docs)\/)(?=\s)/gm)];
    expect(named.length).toBeGreaterThan(12);
    for (const [, folder = ''] of named)
      expect([folder, existsSync(join(ROOT, folder))]).toEqual([folder, true]);
  });
});
