import { type TimelineEntry } from '#read-models';
import { column, type Column } from './column.js';

export const TIMELINE_COLUMNS: readonly Column<TimelineEntry>[] = [
  column('Date', 'Date', (row) => row.occurredOn),
  column('Précision', 'Precision', (row) => row.datePrecision),
  column('Enregistré le', 'Recorded at', (row) => row.recordedAt),
  column('Fait', 'Fact', (row) => row.sentence),
  column('Motif', 'Reason', (row) => row.reason?.label),
  column('Commentaire', 'Comment', (row) => row.comment),
  column('Auteur', 'Actor', (row) => row.actor.id),
  column('Pour', 'On behalf of', (row) => row.actor.onBehalfOfName ?? row.actor.onBehalfOf),
  column('Source', 'Source', (row) => row.source?.document),
  column('Retiré', 'Withdrawn', (row) => row.withdrawn),
];
