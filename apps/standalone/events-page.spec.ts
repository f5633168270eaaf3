import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAIN_EVENTS } from '#domain';
import { decidingFiles } from './deciding-files.js';
import { eventsPage } from './events-page.js';

const root = process.cwd();

describe('docs/events.md', () => {
  it('is what the declarations of events say today (npm run generate:docs)', () => {
    const page = eventsPage(DOMAIN_EVENTS.values(), decidingFiles(root));
    expect(readFileSync(join(root, 'docs/events.md'), 'utf8')).toBe(page);
  });

  it('knows for every event the file that decides it', () => {
    const decidedIn = decidingFiles(root);
    for (const definition of DOMAIN_EVENTS.values()) {
      expect([definition.type, decidedIn(definition).length > 0]).toEqual([definition.type, true]);
    }
  });
});
