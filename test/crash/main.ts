// The crash campaign: see README.md beside this file.
import { campaign } from './campaign.js';
import { type Outcome } from './outcome.js';
import { plansFrom, type Plan } from './plan.js';

const nameOf = ({ store, nodes }: Plan): string =>
  store === 'postgres' ? 'PostgreSQL' : nodes === 1 ? 'KurrentDB' : 'KurrentDB, three nodes';

const summary = (name: string, { rounds, allKills, acknowledged, events, violations }: Outcome): string =>
  `${name}: ${allKills} kills in ${rounds} rounds, ${acknowledged} commands acknowledged, ${events} events, ${violations.length} violations`;

async function main(): Promise<number> {
  const said: string[] = [];
  let violations = 0;
  for (const plan of plansFrom(process.argv.slice(2))) {
    const name = nameOf(plan);
    if (plan.nodes > 0 && !process.env.KURRENTDB_NODE_COMMAND) {
      said.push(`${name}: skipped, KURRENTDB_NODE_COMMAND says no way to start a node`);
      continue;
    }
    process.stdout.write(`${name}, seed ${plan.seed}\n`);
    const outcome = await campaign(plan);
    const blows = [...outcome.blows].map(([what, count]) => `${what} ${count}`).join(', ');
    process.stdout.write(`  ${blows}\n  refused ${outcome.refused}, never settled ${outcome.open}\n`);
    said.push(summary(name, outcome));
    violations += outcome.violations.length;
  }
  process.stdout.write(`${said.join('; ')}.\n`);
  return violations === 0 ? 0 : 1;
}

// Told to end, it takes its processes with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.exit(await main());
