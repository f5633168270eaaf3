import { type Verb } from '../verb.js';
import { listDeadLetters } from './projections/dead-letters.js';
import { listProjections } from './projections/list.js';
import { pause } from './projections/pause.js';
import { rebuild } from './projections/rebuild.js';
import { resume } from './projections/resume.js';
import { retry } from './projections/retry.js';
import { skip } from './projections/skip.js';

const VERBS: readonly Verb[] = [listProjections, listDeadLetters, rebuild, pause, resume, retry, skip];

/** `ledger projections …`: what keeps the read models abreast of the log, from any process. */
export const projections: Verb = (program, run) => {
  const group = program
    .command('projections')
    .description('What keeps the read models abreast of the log.')
    .configureOutput(program.configureOutput())
    .exitOverride();
  for (const verb of VERBS) verb(group, run);
};
