// Runs the checks of a commit, two at a time: each says what it has to say when it ends, and one that fails fails all.
//   node tools/check.mjs            all of them
//   node tools/check.mjs lint types those named
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The longest first. `generated` writes into `dist`, and nothing beside it reads there. */
const CHECKS = ['lint', 'types', 'generated', 'format', 'architecture', 'deployment'];
const AT_ONCE = 2;

const named = process.argv.slice(2);
const waiting = CHECKS.filter((check) => named.length === 0 || named.includes(check));

function run(check) {
  return new Promise((resolve) => {
    const running = spawn('npm', ['run', '--silent', `check:${check}`], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    for (const stream of [running.stdout, running.stderr])
      stream.on('data', (chunk) => said.push(String(chunk)));
    running.once('error', (error) => said.push(`${error.message}\n`));
    running.once('close', (code) => {
      process.stdout.write(said.join(''));
      if (code !== 0) process.stdout.write(`FAILED: npm run check:${check}\n`);
      resolve(code === 0);
    });
  });
}

let allHold = true;
async function runOneAfterTheOther() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    if (!(await run(check))) allHold = false;
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, runOneAfterTheOther));
process.exitCode = allHold ? 0 : 1;
