import { type OpaqueTokens } from '#platform';
import { type Entry } from '../journal.js';
import { type Answer, type Command } from '../load/command.js';
import { type Recorded } from './recorded.js';

/** Everything the journal holds about one command. */
interface Told {
  readonly command: Command;
  readonly answers: Answer[];
  readonly refusals: string[];
}

function commandsOf(journal: readonly Entry[]): ReadonlyMap<string, Told> {
  const commands = new Map<string, Told>();
  for (const entry of journal) {
    if ('sent' in entry) {
      commands.set(entry.sent.correlationId, { command: entry.sent, answers: [], refusals: [] });
    } else if ('acknowledged' in entry) {
      commands.get(entry.acknowledged)!.answers.push(entry.answer);
    } else {
      commands.get(entry.refused)!.refusals.push(entry.code);
    }
  }
  return commands;
}

const said = ({ id, revision, position, changed, eventIds }: Answer): string =>
  JSON.stringify([id, revision, position, changed, eventIds]);

function* faultsOfCommand(told: Told, events: readonly Recorded[], tokens: OpaqueTokens): Generator<string> {
  const { command, refusals } = told;
  // A command that had nothing to change wrote nothing, and frees its key.
  const answers = told.answers.filter(({ changed }) => changed);
  const [answer, ...others] = answers;
  if (others.some((other) => said(other) !== said(answer!))) yield 'answered in different ways';
  if (answer && refusals.length > 0) yield `acknowledged, and refused too (${refusals[0]})`;
  if (!answer && refusals.length > 0 && events.length > 0) yield `refused (${refusals[0]}), and recorded`;
  if (new Set(events.map(({ commandId }) => commandId)).size > 1) yield 'recorded under two command ids';
  if (new Set(events.map(({ stream }) => stream)).size > 1) yield 'recorded in two streams';
  if (events.some(({ revision }, index) => revision !== events[0]!.revision + index))
    yield 'recorded in pieces';
  if (events.length > 0 && events.length !== command.events)
    yield `${events.length} events recorded of ${command.events}`;
  if (!answer) return;
  if (events.length === 0) yield 'acknowledged, and lost';
  if (events.map(({ id }) => id).join() !== answer.eventIds.join())
    yield 'recorded with other events than those answered';
  const last = events.at(-1);
  if (!last) return;
  const revision = tokens.revisionIn(answer.revision, answer.id);
  const position = tokens.positionIn(answer.position);
  if (last.revision !== revision || last.position !== position)
    yield `answered at revision ${revision}, position ${position}; stands at ${last.revision}, ${last.position}`;
}

/** How the commands ended, as their clients know it. */
export function commandCounts(
  journal: readonly Entry[],
): Record<'acknowledged' | 'refused' | 'open', number> {
  const all = [...commandsOf(journal).values()];
  const acknowledged = all.filter(({ answers }) => answers.length > 0).length;
  const refused = all.filter(({ answers, refusals }) => answers.length === 0 && refusals.length > 0).length;
  return { acknowledged, refused, open: all.length - acknowledged - refused };
}

/**
 * What the log holds against what the clients were told: every acknowledged command exactly once, where it was answered;
 * a refused one not at all; any other whole or not at all; and nothing that nobody asked.
 * @param tokens what the ledger makes its tokens with
 */
export function* faultsOfCommands(
  journal: readonly Entry[],
  log: readonly Recorded[],
  tokens: OpaqueTokens,
): Generator<string> {
  const recorded = Map.groupBy(log, ({ correlationId }) => correlationId);
  const commands = commandsOf(journal);
  for (const [correlationId, told] of commands) {
    for (const fault of faultsOfCommand(told, recorded.get(correlationId) ?? [], tokens))
      yield `${told.command.act} ${correlationId}: ${fault}`;
  }
  for (const [correlationId, [event]] of recorded) {
    if (!commands.has(correlationId)) yield `${event!.stream}: ${event!.type} was asked by nobody`;
  }
}
