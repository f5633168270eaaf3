import { FROZEN } from '../outcome.js';
import { type Random } from '../random.js';
import { type Blow } from './chaos.js';
import { killABackend } from './postgres.js';
import { type Site } from './site.js';

/** Longer than a lease lasts: its holder wakes when another has taken over. */
const FROZEN_MS = 13_000;

/** What is done to the ledger's own processes: killed, and projectors frozen too. */
export function blowsOnApplications({ applications }: Site): readonly Blow[] {
  const blows: Blow[] = applications.map((one) => ({
    weight: one.name.startsWith('query') ? 0.3 : 0.5,
    name: one.name,
    strike: () => one.kill(),
  }));
  for (const projector of applications.filter(({ name }) => name.startsWith('projector'))) {
    blows.push({
      weight: 0.2,
      name: projector.name + FROZEN,
      strike: () => {
        void projector.freeze(FROZEN_MS);
        return true;
      },
    });
  }
  return blows;
}

/** What is done to the stores. */
export function blowsOnStores(
  { nodes, postgres }: Site,
  random: Random,
  leader?: () => Promise<number | null>,
): readonly Blow[] {
  const blows: Blow[] = [
    { weight: 1.5, name: 'postgres', strike: () => postgres.kill() },
    {
      weight: 1.5,
      name: 'a process of postgres',
      strike: () => (postgres.pid === undefined ? false : killABackend(postgres.pid, random)),
    },
  ];
  for (const node of nodes)
    blows.push({ weight: nodes.length > 1 ? 0.4 : 2, name: node.name, strike: () => node.kill() });
  if (leader && nodes.length > 1) {
    blows.push({
      weight: 2,
      name: 'the leader',
      strike: async () => {
        const index = await leader();
        return index !== null && nodes[index]!.kill();
      },
    });
  }
  return blows;
}
