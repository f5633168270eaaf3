import { Inject, Injectable } from '@nestjs/common';
import { ProblemException } from '#contracts';
import {
  countsIdOf,
  holderOf,
  SHEET,
  sheetFold,
  sheetIdOf,
  stateAt,
  type Panel,
  type Respondent,
  type SheetContent,
} from '#domain';
import { StreamNotFound, type Codec, type RecordedEvent } from '#event-store';
import { OpaqueTokens } from '#platform';
import { type OwnAnswers, type PanelCounts, type ReadHistory } from '#read-models';
import { CODEC, HISTORY, ROUND_SEALS } from '../parts.js';
import { type RoundSeals } from './round-seals.js';

/**
 * A sheet read back by its author, from its own stream: no other's is opened here. Its id derives from who asks, or, of a
 * panel's counts, its last version is theirs.
 */
@Injectable()
export class OwnSheets {
  constructor(
    @Inject(HISTORY) private readonly history: ReadHistory,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(ROUND_SEALS) private readonly seals: RoundSeals,
    private readonly tokens: OpaqueTokens,
  ) {}

  /**
   * Null where none was given. @param holder SHA-256 of the secret that an invitation is borne with
   * @throws ProblemException NOT_FOUND where it was given under another
   */
  async of(
    roundId: string,
    respondent: Respondent,
    personId: string,
    holder: string | null = null,
  ): Promise<OwnAnswers | null> {
    const sheetId = sheetIdOf(roundId, respondent, personId);
    const recorded = await this.recorded(sheetId);
    const { latest, given } = stateAt(sheetFold, recorded);
    if (!latest) return null;
    const place = { roundId, sheetId, eventId: latest.eventId };
    const content = await this.seals.seal.open(latest.answers, place);
    if (content && holderOf(content) !== holder) throw new ProblemException('NOT_FOUND');
    return {
      opening: latest.opening,
      givenOn: latest.givenOn,
      given,
      ...(await this.read(content)),
      revision: this.tokens.revision(recorded.at(-1)!.revision, sheetId),
    };
  }

  /**
   * The counts of a panel; null where none were entered. Whoever conducts the round may enter them again, and needs their
   * revision; what they say is read by who entered them last alone.
   */
  async countsOf(roundId: string, panel: Panel, personId: string): Promise<PanelCounts | null> {
    const sheetId = countsIdOf(roundId, panel);
    const recorded = await this.recorded(sheetId);
    const { latest, given } = stateAt(sheetFold, recorded);
    const entered = latest && recorded.find(({ id }) => id === latest.eventId);
    if (!entered) return null;
    const isOwn = entered.actor.id === personId;
    const place = { roundId, sheetId, eventId: latest.eventId };
    const content = isOwn ? await this.seals.seal.open(latest.answers, place) : null;
    const read = content?.kind === 'counts' ? content : null;
    return {
      ...{ givenOn: latest.givenOn, given, source: entered.source, isOwn },
      ...{ sheets: read?.sheets ?? null, counts: read?.counts ?? null },
      revision: this.tokens.revision(recorded.at(-1)!.revision, sheetId),
    };
  }

  private recorded(sheetId: string): Promise<readonly RecordedEvent[]> {
    return this.history(SHEET, sheetId).catch((error: unknown) => {
      if (error instanceof StreamNotFound) return [];
      throw error;
    });
  }

  private async read(content: SheetContent | null): Promise<Pick<OwnAnswers, 'answers' | 'comments'>> {
    if (content?.kind !== 'answers') return { answers: {}, comments: {} };
    const { answers, comments } = await this.codec.openAll(content);
    return { answers, comments };
  }
}
