import { RULES } from '#domain';
import { refusalsPage } from './refusals-page.js';

describe('The page of refusals', () => {
  const page = refusalsPage();

  it('says each rule in both languages, with names where values stand', () => {
    for (const code of Object.keys(RULES)) expect(page).toContain(`| \`${code}\` |`);
    expect(page).toContain('The date ‹occurredOn› comes before the start (‹startedOn›).');
    expect(page).not.toMatch(/undefined|\[object|null/);
  });
});
