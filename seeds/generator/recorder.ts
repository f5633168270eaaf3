import { hash } from 'node:crypto';
import { derivedId } from '#domain';
import { type SeedActor } from '../seed-command.js';
import { type Step } from './history.js';

/** Who stands behind the generated commands, and what makes them known again: plain data, which threads can share. */
export interface Recorder {
  /** The id of the person who acts in each role. */
  readonly people: Readonly<Record<SeedActor['role'], string>>;
  /** Keys the fingerprints of the commands, so that nobody else's are like them. */
  readonly fingerprintKey: string;
}

const personOf = (role: SeedActor['role']): string => derivedId('generated', role);

/** The people behind the generated commands exist no more than the rest; nobody can sign in as one of them. */
export const NOBODY_REAL: Recorder = {
  people: {
    'data-steward': personOf('data-steward'),
    partner: personOf('partner'),
    funder: personOf('funder'),
    evaluator: personOf('evaluator'),
  },
  fingerprintKey: hash('sha256', 'generated', 'hex'),
};

/** What a recorded command's envelope is made of, beside the command: the same by the bus and in bulk. */
export function recordingOf({ command, commandId }: Step, { people, fingerprintKey }: Recorder) {
  const { role, onBehalfOf } = command.actor;
  return {
    actor: { id: people[role], roles: [role], onBehalfOf },
    fingerprint: hash('sha256', `${fingerprintKey}/${command.key}`, 'hex'),
    correlationId: commandId,
    causationId: commandId,
    source: command.source,
  };
}
