import { openLog, type Log } from '../../../apps/composition/open-log.js';
import { createLogger, OpaqueTokens, readConfiguration, type Logger } from '#platform';
import { type Journal } from '../journal.js';
import { type Outcome } from '../outcome.js';
import { type Site } from '../processes/site.js';
import { auditFaults } from './checkpoint-audit.js';
import { commandCounts, faultsOfCommands } from './commands-in-log.js';
import { freshReadModels } from './fresh-read-models.js';
import { faultsOfOrder } from './order-of-log.js';
import { readLog } from './read-log.js';
import { differences, tablesOf } from './read-model-tables.js';
import { faultsOfProjections } from './state-of-projections.js';
import { faultsOfTextKeys } from './text-keys.js';
import { faultsOfResults, isDrawnByPolicy } from './results-in-log.js';
import { untilAtRest } from './until-at-rest.js';

/** Judges a ledger at rest: what the journal holds against the log, and the read models against the log. */
export class Oracle {
  private constructor(
    private readonly site: Site,
    private readonly journal: Journal,
    private readonly outcome: Outcome,
    private readonly log: Log,
    private readonly logger: Logger,
    private readonly tokens: OpaqueTokens,
  ) {}

  static async open(site: Site, journal: Journal, outcome: Outcome): Promise<Oracle> {
    const configuration = readConfiguration(site.environment, 'tools');
    const tokens = new OpaqueTokens(readConfiguration(site.environment, 'query').tokenKey);
    return new Oracle(site, journal, outcome, await openLog(configuration), createLogger('silent'), tokens);
  }

  close(): Promise<void> {
    return this.log.close();
  }

  /** To be called when nothing is sent or struck any more. */
  async judge(): Promise<void> {
    const { site, outcome } = this;
    const { store } = this.log;
    const journal = await this.journal.read();
    // What a closing brings about comes after it: the log is at rest when all that follows from it is there too.
    await this.all(await untilAtRest(site.ownerUrl, store));
    const { log, others } = await readLog(store);
    await this.all(faultsOfOrder(log, store.capabilities.densePositions && others === 0));
    await this.all(
      faultsOfCommands(
        journal,
        log.filter((event) => !isDrawnByPolicy(event)),
        this.tokens,
      ),
    );
    await this.all(faultsOfResults(journal, log));
    await this.all(faultsOfTextKeys(site.ownerUrl, log));
    await this.all(await faultsOfProjections(site.ownerUrl));
    await this.all(await auditFaults(site.ownerUrl));
    const found = await tablesOf(site.ownerUrl);
    await this.all(differences(found, await freshReadModels(site.ownerUrl, this.log, this.logger)));
    Object.assign(outcome, commandCounts(journal), { events: log.length });
  }

  private async all(faults: Iterable<string> | AsyncIterable<string>): Promise<void> {
    for await (const fault of faults) this.outcome.violated(fault);
  }
}
