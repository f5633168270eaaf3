import { dataDirectoryOf, openDataDirectory } from './data-directory.js';
import { DemonstrationIssuer } from './demonstration/issuer.js';
import { onlyInDemonstration } from './demonstration/only-in-demonstration.js';
import { DEMONSTRATION_PEOPLE, personNamed } from './demonstration/people.js';
import { SignInLinks } from './demonstration/sign-in-links.js';
import { explained } from './file-faults.js';
import { LOOPBACK } from '../composition/ports.js';
import { runningOn } from './running.js';
import { CannotStart, say } from '../composition/say.js';
import { secretsOf } from './secrets.js';
import { claimSettings } from './settings.js';

const USAGE = `npm run token -- <personne | person> [--link]

Imprime un jeton pour une personne de démonstration ; avec --link, un lien qui ouvre les pages en son nom.
Prints a token for a demonstration person; with --link, a link that opens the pages in their name.

${DEMONSTRATION_PEOPLE.map(({ key, name, role, is }) => `  ${key.padEnd(9)}${role.padEnd(15)}${name} : ${is.fr} · ${is.en}`).join('\n')}
`;

async function token(parameters: readonly string[]): Promise<number> {
  const [name = '--help', ...options] = parameters;
  const person = personNamed(name);
  const asksHelp = ['--help', '-h'].some((flag) => parameters.includes(flag)) || parameters.length === 0;
  if (!person || asksHelp || options.some((option) => option !== '--link')) {
    process.stderr.write(USAGE);
    return asksHelp ? 0 : 1;
  }
  onlyInDemonstration(process.env);
  const dataDirectory = await openDataDirectory(dataDirectoryOf(process.env));
  const secrets = await secretsOf(dataDirectory);
  const running = await runningOn(dataDirectory);
  if (options.includes('--link')) {
    if (!running) {
      throw new CannotStart({
        fr: 'Un lien ne vaut que pour un registre en marche : lancez d’abord « npm start ».',
        en: 'A link is only good for a running ledger: run “npm start” first.',
      });
    }
    const links = new SignInLinks(Buffer.from(secrets.signInKey, 'base64'), running.startId);
    process.stdout.write(`${running.url}${links.pathFor(person)}\n`);
    return 0;
  }
  const base = running?.url ?? `http://${LOOPBACK}:${process.env.HTTP_PORT || 4000}`;
  const issuer = new DemonstrationIssuer(base, claimSettings(process.env), secrets);
  process.stdout.write(`${await issuer.tokenFor(person)}\n`);
  return 0;
}

try {
  process.exitCode = await token(process.argv.slice(2));
} catch (error) {
  const reason = explained(error, dataDirectoryOf(process.env));
  if (!(reason instanceof CannotStart)) throw reason;
  say(reason.explanation);
  process.exitCode = 1;
}
