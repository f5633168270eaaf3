#!/usr/bin/env node
import { EventStoreError } from '#event-store';
import { ConfigurationFaulty } from '#platform';
import { systemTerminal } from '../ledger/terminal.js';
import { CannotStart } from '../composition/say.js';
import { isSchemaMissing, MIGRATE_FIRST } from '../composition/schema-missing.js';
import { asked, Misunderstood, USAGE } from './asked.js';
import { generate } from './generate.js';
import { openedLog } from './opened-log.js';

/** `npm run generate -- --partnerships N --seed S` */
try {
  const generation = asked(process.argv.slice(2));
  if (generation === 'help') systemTerminal.out(USAGE);
  else {
    const { log, masterKey, close } = await openedLog(process.env, generation.database);
    try {
      await generate({ ...log, masterKey }, generation, systemTerminal);
    } finally {
      await close();
    }
  }
} catch (error) {
  if (!isForeseen(error)) throw error;
  systemTerminal.err(isSchemaMissing(error) ? MIGRATE_FIRST.en : (error as Error).message);
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
}

function isForeseen(error: unknown): boolean {
  return [Misunderstood, ConfigurationFaulty, EventStoreError, CannotStart].some(
    (kind) => error instanceof kind,
  );
}
