// Holds the dependencies to what is asked of them: what the lock says, always; what is known against them, where the
// registry answers. Where it does not, that is said plainly, and the rest is judged all the same.
//   node tools/audit.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = read('package.json');
const locked = Object.entries(read('package-lock.json').packages).filter(([path]) => path !== '');

const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
];
const ALSO = ['Python-2.0', 'Unlicense', 'CC0-1.0', 'PostgreSQL', 'WTFPL'];
/** For what helps to develop and is not delivered. */
const WHILE_DEVELOPING = ['MPL-2.0', 'CC-BY-4.0'];
/** Packages of which the lock names no licence: what their `package.json` says in the manner of old. */
const LOOKED_UP = {
  buildcheck: 'MIT',
  busboy: 'MIT',
  'cpu-features': 'MIT',
  ssh2: 'MIT',
  streamsearch: 'MIT',
};

const partsOf = (licence) => licence.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
const isAllowed = (licence, isForDevelopment) =>
  partsOf(licence).every(
    (part) =>
      PERMISSIVE.includes(part) ||
      ALSO.includes(part) ||
      (isForDevelopment && WHILE_DEVELOPING.includes(part)),
  );

const faults = [];
for (const [name, version] of Object.entries({
  ...dependencies,
  ...devDependencies,
  ...optionalDependencies,
})) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) faults.push(`${name}: ${version} is no exact version`);
}
for (const [path, { integrity, license, dev = false, link = false }] of locked) {
  if (link) continue;
  const name = path.replace(/^.*node_modules\//, '');
  if (!integrity?.startsWith('sha512-')) faults.push(`${path}: the lock holds no SHA-512 of it`);
  const licence = license ?? LOOKED_UP[name];
  if (licence === undefined) faults.push(`${path}: the lock names no licence`);
  else if (!isAllowed(licence, dev)) faults.push(`${path}: ${licence} is no permissive licence`);
}
for (const fault of faults) process.stderr.write(`dependency: ${fault}\n`);
process.stdout.write(`Dependencies: ${locked.length} locked, ${faults.length} faults.\n`);

/** What is known against what is delivered; null where the registry does not say. */
function knownVulnerabilities() {
  const { stdout = '', error } = spawnSync('npm', ['audit', '--json', '--omit=dev'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (error) return { said: null, why: error.message };
  try {
    const answer = JSON.parse(stdout);
    return answer.metadata?.vulnerabilities
      ? { said: answer, why: '' }
      : { said: null, why: answer.message ?? answer.error?.summary ?? 'no audit in its answer' };
  } catch {
    return { said: null, why: 'its answer cannot be read' };
  }
}

const { said, why } = knownVulnerabilities();
let serious = 0;
if (said === null) {
  process.stdout.write(`NOT DONE: known vulnerabilities, which the registry did not tell (${why}).\n`);
} else {
  const { high = 0, critical = 0, total = 0 } = said.metadata.vulnerabilities;
  serious = high + critical;
  process.stdout.write(`Known vulnerabilities in what is delivered: ${total}, ${serious} of them serious.\n`);
  for (const [name, { severity, range }] of Object.entries(said.vulnerabilities ?? {}))
    process.stdout.write(`  ${name} ${range}: ${severity}\n`);
}
process.exitCode = faults.length + serious > 0 ? 1 : 0;
