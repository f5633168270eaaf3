// A test file that failed among the others, run again by itself: node tools/again-alone.mjs <results of jest, as JSON>.
// Green then, it is unsteady and said to be: the run is judged by the second result, and the file is to be mended. Files
// without I/O are never run again, nor are more than two: that is a defect, and so is what fails twice. The results are
// written back as they then stand. See docs/adr/0010.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const MOST = 2;
const [, , place] = process.argv;
const first = JSON.parse(readFileSync(place, 'utf8'));
const failed = first.testResults.filter(({ status }) => status === 'failed');
const files = failed.map(({ name }) => relative(process.cwd(), name));

const isOfMany = files.length === 0 || files.length > MOST;
const isLoaded = failed.every(({ assertionResults }) => assertionResults.length > 0);
if (isOfMany || !isLoaded || !files.every((file) => /\.(e2e|int)-spec\.ts$/.test(file))) process.exit(1);

console.log(`\nRun again, alone: ${files.join(', ')}`);
const folder = mkdtempSync(join(tmpdir(), 'again-alone-'));
const outcome = join(folder, 'results.json');
const { status } = spawnSync(
  'npm',
  ['test', '--', '--ci', '--json', `--outputFile=${outcome}`, '--runTestsByPath', ...files],
  { stdio: 'inherit' },
);
if (status !== 0) {
  rmSync(folder, { recursive: true });
  process.exit(1);
}
const second = JSON.parse(readFileSync(outcome, 'utf8'));
rmSync(folder, { recursive: true });

const told = (results) => results.flatMap(({ assertionResults }) => assertionResults);
const numberOf = (results, outcomes) => told(results).filter((test) => outcomes.includes(test.status)).length;
writeFileSync(
  place,
  JSON.stringify({
    numPassedTests: first.numPassedTests - numberOf(failed, ['passed']) + second.numPassedTests,
    numFailedTests: 0,
    numPendingTests: first.numPendingTests - numberOf(failed, ['pending']) + second.numPendingTests,
    numTodoTests: first.numTodoTests,
    numRuntimeErrorTestSuites: 0,
    unsteady: failed.map(({ name, assertionResults, message }) => ({
      file: relative(process.cwd(), name),
      tests: assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName),
      message,
    })),
  }),
);
