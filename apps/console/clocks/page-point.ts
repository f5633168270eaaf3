import { type Api } from '../api/api.js';
import { type Closing, type ClosedReport, type Stamp } from '../api/closing-answers.js';
import { type ListAnswer } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type VisitAtPoint } from './clocks.js';

/** What a page says of the point it speaks of. */
export interface PagePoint {
  /** To choose one from; the last made first. */
  readonly closings: readonly Closing[];
  /** The closing asked at. */
  readonly closing: Closing | null;
  /** What the answer was stamped with, where it says so in its body. */
  readonly stamp: Stamp | null;
  /** What was recorded since the closing. */
  readonly closed: ClosedReport | null;
}

const MOST_OFFERED = '100';

export const closingsToChoose = async (api: Api): Promise<readonly Closing[]> =>
  (await api.get<ListAnswer<Closing>>('/closings', new URLSearchParams({ limit: MOST_OFFERED }))).items;

/** The closings on offer, the one asked at among them. */
export async function pagePoint({ api, clocks }: VisitAtPoint): Promise<Omit<PagePoint, 'stamp' | 'closed'>> {
  const closings = await closingsToChoose(api);
  const asked = clocks.closing;
  if (asked === undefined) return { closings, closing: null };
  const closing = closings.find(({ closingId }) => closingId === asked);
  return { closings, closing: closing ?? (await api.get<Closing>(pathOf('/closings/:id', { id: asked }))) };
}
