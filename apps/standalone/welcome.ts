import { ROLES } from '#platform';
import { type DemonstrationPerson } from './demonstration/people.js';

/** What to try first, as whom. */
export interface Invitation {
  readonly person: DemonstrationPerson;
  readonly link: string;
  readonly token: string;
}

const demonstration = (base: string, { person, link, token }: Invitation): string => `
  Pages, en tant que ${person.name} (${ROLES[person.role].fr.toLowerCase()}) ; ce lien sert une fois :
  Pages, as ${person.name} (${ROLES[person.role].en.toLowerCase()}); this link works once:

${link}

  Le portefeuille en JSON · The portfolio as JSON:

curl -s -H 'Authorization: Bearer ${token}' ${base}/v1/portfolio

  D’autres personnes, d’autres liens · Other people, other links: npm run token

  DÉMONSTRATION : ces personnes n’existent pas, et quiconque ouvre ${base} peut se dire l’une d’elles. Sur cette machine seulement.
  DEMONSTRATION: these people do not exist, and whoever opens ${base} can be any of them. On this machine only.
`;

/** Says, on standard output, where the ledger is and how to try it. */
export function welcome(base: string, invitation: Invitation | null): void {
  process.stdout.write(`
  Le registre des partenariats est prêt · The partnership ledger is ready
  API : ${base}/api
${invitation ? demonstration(base, invitation) : ''}
  Ctrl-C pour arrêter · to stop
`);
}
