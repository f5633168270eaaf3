import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OpaqueTokens, readConfiguration } from '#platform';
import { startTestIssuer } from '#platform/testing';
import { Journal } from './journal.js';
import { Client } from './load/client.js';
import { Reader } from './load/reader.js';
import { Sender } from './load/sender.js';
import { type Partnership } from './load/world.js';
import { installAudit } from './oracle/checkpoint-audit.js';
import { Oracle } from './oracle/oracle.js';
import { Outcome } from './outcome.js';
import { type Plan } from './plan.js';
import { blowsOnApplications, blowsOnStores } from './processes/blows.js';
import { strike, type Blow } from './processes/chaos.js';
import { kurrentDbNodes } from './processes/kurrentdb.js';
import { openSite, type Site } from './processes/site.js';
import { Random } from './random.js';

const CLIENTS = 12;
/** Twelve hours: longer than any campaign. */
const TOKEN_LASTS_SECONDS = 12 * 3600;

/** Runs a campaign on a ledger of its own. Its files are kept when something was violated. */
export async function campaign(plan: Plan): Promise<Outcome> {
  const directory = await mkdtemp(join(tmpdir(), 'partnership-ledger-crash-'));
  // The user that PostgreSQL runs as passes through it.
  await chmod(directory, 0o711);
  const outcome = new Outcome();
  const issuer = await startTestIssuer();
  const authorization = `Bearer ${await issuer.tokenFor(
    { id: 'crash', roles: ['data-steward'] },
    { lifetimeSeconds: TOKEN_LASTS_SECONDS },
  )}`;
  const template = process.env.KURRENTDB_NODE_COMMAND ?? '';
  const store = plan.nodes === 0 ? null : await kurrentDbNodes(template, plan.nodes, directory);
  const onFault = (fault: string) => outcome.violated(fault);
  const journal = await Journal.open(join(directory, 'journal.jsonl'));
  const site = await openSite({ directory, issuer: issuer.issuer, store, onFault });
  try {
    await installAudit(site.ownerUrl);
    await site.whenReady();
    const random = new Random(plan.seed);
    let isCalm = true;
    let acknowledged = 0;
    const onAcknowledged = () => void (acknowledged += 1);
    const tokens = new OpaqueTokens(readConfiguration(site.environment, 'query').tokenKey);
    const common: Partnership[] = [];
    const clients = Array.from({ length: CLIENTS }, (_, index) => {
      const own = random.fork(100 + index);
      const around = { authorization, onFault };
      const sender = new Sender(
        { ...around, journal, commandUrls: site.urlsOf('command'), onAcknowledged, isCalm: () => isCalm },
        own,
      );
      return new Client(
        sender,
        new Reader({ ...around, tokens, queryUrls: site.urlsOf('query') }, own),
        own,
        common,
      );
    });
    const oracle = await Oracle.open(site, journal, outcome);
    for (let round = 1; round <= plan.rounds; round++) {
      isCalm = false;
      const own = random.fork(round);
      // Every third round spares the stores: what their loss cuts short, the ledger's own processes then go through.
      const ofStores = blowsOnStores(site, own, store?.leader);
      const blows =
        plan.strike === null
          ? [...blowsOnApplications(site), ...(round % 3 === 2 ? [] : ofStores)]
          : [...blowsOnApplications(site), ...ofStores].filter(({ name }) => name.includes(plan.strike!));
      if (blows.length === 0) throw new Error(`nothing is called ${plan.strike}`);
      await underFire(site, clients, blows, own, plan, outcome, () => acknowledged);
      isCalm = true;
      await site.whenReady();
      await Promise.all(clients.map((client) => client.settleUp()));
      const judgedSince = Date.now();
      await oracle.judge();
      outcome.rounds = round;
      process.stdout.write(
        `  round ${round}: ${outcome.allKills} kills, ${outcome.acknowledged} commands acknowledged, ${outcome.events} events, ${outcome.violations.length} violations (judged in ${Math.ceil((Date.now() - judgedSince) / 1000)} s)\n`,
      );
    }
    await oracle.close();
  } catch (error) {
    outcome.violated(`the campaign could not go on: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    await site.stop();
    await journal.close();
    await issuer.close();
  }
  if (outcome.violations.length > 0) process.stdout.write(`  its files are kept: ${directory}\n`);
  else await rm(directory, { recursive: true, force: true });
  return outcome;
}

/** The clients work while processes are struck; ends when both have. */
async function underFire(
  site: Site,
  clients: readonly Client[],
  blows: readonly Blow[],
  random: Random,
  { secondsPerRound, paceSeconds }: Plan,
  outcome: Outcome,
  acknowledged: () => number,
): Promise<void> {
  let isOver = false;
  const fire = strike(
    blows,
    random,
    site.isServing,
    site.isWhole,
    acknowledged,
    paceSeconds * 1000,
    () => isOver,
    (name) => outcome.struck(name),
  );
  const work = Promise.all(clients.map((client) => client.work(() => isOver)));
  await sleep(secondsPerRound * 1000);
  isOver = true;
  await fire;
  await site.whenReady();
  await work;
}
