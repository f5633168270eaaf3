import { type OpaqueTokens } from '#platform';
import { type Random } from '../random.js';
import { type Answer } from './command.js';

const ANSWERED_WITHIN_MS = 10_000;
const BEHIND_OR_DOWN = 503;

/** Where something is read. */
export interface Place {
  readonly list: 'partnerships' | 'rounds';
  readonly id: string;
}

/** Asks the query processes, and holds them to read-your-write. */
export class Reader {
  constructor(
    private readonly around: {
      readonly queryUrls: readonly string[];
      readonly authorization: string;
      readonly onFault: (fault: string) => void;
      /** What the ledger makes its tokens with: they tell no order by themselves. */
      readonly tokens: OpaqueTokens;
    },
    private readonly random: Random,
  ) {}

  /** The revision at which something stands; null when nobody answers. */
  async revisionOf(place: Place): Promise<string | null> {
    return this.revisionRead(place, '');
  }

  /** A query that waits for the answered position sees at least the answered revision, or says that it cannot. */
  async readBack(where: Place, { position, revision }: Answer): Promise<void> {
    const seen = await this.revisionRead(where, `?after=${position}`);
    const place = (token: string) => this.around.tokens.revisionIn(token, where.id);
    if (seen === null) return;
    const [then, answered] = [place(seen), place(revision)];
    if (then === null || answered === null || then < answered)
      this.around.onFault(
        `${where.list} ${where.id}: read at revision ${then} after position ${position}, which is ${answered}`,
      );
  }

  private async revisionRead({ list, id }: Place, asked: string): Promise<string | null> {
    const { queryUrls, authorization, onFault } = this.around;
    try {
      const response = await fetch(`${this.random.pick(queryUrls)}/v1/${list}/${id}${asked}`, {
        headers: { Authorization: authorization },
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      await response.arrayBuffer();
      if (response.status >= 500 && response.status !== BEHIND_OR_DOWN)
        onFault(`${list} ${id}: a query answered ${response.status}`);
      if (asked && response.status === 404) onFault(`${list} ${id}: not found after its position`);
      return /^"([\w-]+)"$/.exec(response.headers.get('etag') ?? '')?.[1] ?? null;
    } catch {
      return null;
    }
  }
}
