import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** What holds rows of partnerships in the SQL of a query, but their states, which are kept by no viewer. */
const OF_PARTNERSHIPS =
  /\bread\.(partnership(_party)?|stage_stay|gate_condition|gate_watch|indicator|portfolio(_tally)?|publication|awaited|round(_impact)?|sheet)(_at|_past)?\b/;
/** Where the rule of seeing is stated in SQL. */
const ALLOWED = /^libs\/read-models\/(sight|two-clocks)\/|\.(int-|e2e-)?spec\.ts$/;

const reaching = (source: string): boolean => OF_PARTNERSHIPS.test(source);

describe('A query of partnerships', () => {
  const files = globSync('{libs/read-models,apps}/**/*.ts', { cwd: ROOT }).filter(
    (file) => !ALLOWED.test(file),
  );

  it('gets its rows from the sights of its caller: no other SQL names their tables', () => {
    expect(files.length).toBeGreaterThan(100);
    const named = files.filter((file) => reaching(readFileSync(join(ROOT, file), 'utf8')));
    expect(named).toEqual([]);
  });

  it.each([
    'SELECT 1 FROM read.partnership p',
    'FROM read.portfolio_at($1, $2)',
    'JOIN read.partnership_party USING (x)',
  ])('that names one is found: %s', (sql) => expect(reaching(sql)).toBe(true));
});
