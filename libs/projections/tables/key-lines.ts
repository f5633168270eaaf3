import { COPY_NULL, escaped } from './copy-text.js';
import { currentLines } from '../batches/batch-writes.js';
import { pastOf, quoted } from './identifiers.js';
import { type KeyHistory } from '../history/key-history.js';
import { type HistoryTable, type LastEvent, type Projection } from '../projection.js';
import { stagingOf, type RowLines } from './row-lines.js';
import { isCurrent } from '../history/row-version.js';
import { shapeOf } from './table-shape.js';
import { currentLine, pastLine } from './table-writer.js';
import { keepsHistory } from '../history/what-is-kept.js';

type Send<State> = (
  key: string,
  history: KeyHistory<State>,
  last: LastEvent,
  leftOut: readonly string[],
  into: RowLines,
) => void;

/** How all that a build keeps of one key is sent to its tables. */
export function keyLines<State>({ tables, tallies }: Projection<State>, schema: string): Send<State> {
  const sends = tables.map((table): Send<State> => {
    const { name, columns } = shapeOf(table.entity);
    const list = columns.map((column) => quoted(column.name)).join(', ');
    if (!keepsHistory(table)) {
      const target = `${quoted(schema, name)} (${list})`;
      return (key, { folded }, last, _, into) => {
        if (folded) for (const line of currentLines(table, key, folded.state, last)) into.add(target, line);
      };
    }
    return historyLines(table, quoted(schema, name), quoted(schema, pastOf(name)), list);
  });
  const stagings = tallies.map(({ table }) => stagingOf(schema, table));
  const state = `${quoted(schema, 'state')} (key, state, started_on, last_occurred_on, last_position, revision, left_out)`;
  return (key, history, last, leftOut, into) => {
    for (const send of sends) send(key, history, last, leftOut, into);
    for (const [index, changes] of history.tallied().entries()) into.tally(stagings[index]!, changes);
    const { folded } = history;
    if (!folded) return;
    into.add(
      state,
      `${escaped(key)}\t${escaped(JSON.stringify(folded.state))}\t${folded.startedOn}\t${folded.lastOccurredOn ?? COPY_NULL}\t${last.position}\t${last.revision}\t{${leftOut.join(',')}}`,
    );
  };
}

function historyLines<State>(
  table: HistoryTable<State>,
  name: string,
  pastName: string,
  list: string,
): Send<State> {
  const current = `${name} (${list}, valid_from, known_from)`;
  const past = `${pastName} (${list}, valid_from, known_from, valid_to, end_known_from, known_to)`;
  return (_, history, __, ___, into) => {
    for (const version of history.versions(table)) {
      const { line, validFrom } = version;
      const place = table.together && `${line.slice(0, line.indexOf('\t'))}\t${validFrom}`;
      if (isCurrent(version)) into.add(current, currentLine(version), place);
      else into.add(past, pastLine(version), place);
    }
  };
}
