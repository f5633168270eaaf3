import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS, PROBLEMS } from '#contracts';
import { RULES } from '#domain';
import { refusalsPage } from './refusals-page.js';

const ROOT = join(import.meta.dirname, '..', '..');

describe('The page of refusals', () => {
  const page = refusalsPage();

  it('says each rule in both languages, with names where values stand', () => {
    for (const code of Object.keys(RULES)) expect(page).toContain(`| \`${code}\` |`);
    expect(page).toContain('The date ‹occurredOn› comes before the start (‹startedOn›).');
    expect(page).not.toMatch(/undefined|\[object|null/);
  });

  it('lists every code that the source refuses with, wherever it is written', () => {
    const source = globSync('{libs,apps}/**/*.ts', { cwd: ROOT })
      .filter((file) => !/\.spec\.ts$|-spec\.ts$|\/testing\//.test(file))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    const written = [
      ...source.matchAll(
        /(?:RuleViolation|ProblemException|refuse|faultOf)\(\s*'([A-Z][A-Z_]+)'|\bcode: '([A-Z][A-Z_]+)'/g,
      ),
    ].map(([, thrown, bearing]) => thrown ?? bearing);
    const codes = [...new Set([...written, ...Object.keys(PROBLEMS), ...Object.keys(FAULTS)])];
    expect(codes.length).toBeGreaterThan(150);
    expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
  });

  it('says each in two languages that differ', () => {
    const sentences = [...Object.values(PROBLEMS).map(({ title }) => title), ...Object.values(FAULTS)];
    for (const { fr, en } of sentences) {
      expect(fr).toMatch(/^.{8,}$/);
      expect(en).toMatch(/^.{8,}$/);
      expect(fr).not.toBe(en);
    }
  });
});
