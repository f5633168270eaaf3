import { FactCorrected, FactWithdrawn, type CorrectionEvent } from '../kernel/correction.js';
import { type Fact } from '../kernel/fact.js';
import { isClear, isSealed } from '../kernel/personal-text.js';
import { EvaluationFrameworkSet } from '../partnership/framework-events.js';
import * as indicators from '../partnership/indicator-events.js';
import * as events from '../partnership/partnership-events.js';
import { type Audience, type PublishedItem } from '../reference/audiences.js';
import { type Sight } from './sight.js';

const { GateDecided, OpinionGiven, PartnershipRegistered, StageObserved } = events;

/** Which published item each fact belongs to; a fact that is not named is never published. */
const PUBLISHED_WITH: Readonly<Record<string, PublishedItem>> = {
  [PartnershipRegistered.type]: 'presentation',
  [events.PartnershipDescriptionAmended.type]: 'presentation',
  [events.PartnershipCategoryChanged.type]: 'presentation',
  [events.PathEntered.type]: 'presentation',
  [StageObserved.type]: 'presentation',
  [events.WentBack.type]: 'presentation',
  [events.PartnershipSuspended.type]: 'presentation',
  [events.PartnershipResumed.type]: 'presentation',
  [events.PartnershipEnded.type]: 'presentation',
  [events.PartnershipReopened.type]: 'presentation',
  [GateDecided.type]: 'presentation',
  [events.PartyJoined.type]: 'parties',
  [events.PartyRolesChanged.type]: 'parties',
  [events.PartyLeft.type]: 'parties',
  [indicators.IndicatorProposed.type]: 'indicators',
  [indicators.IndicatorRevised.type]: 'indicators',
  [EvaluationFrameworkSet.type]: 'indicators',
  [indicators.IndicatorAccepted.type]: 'indicators',
  [indicators.IndicatorRefused.type]: 'indicators',
  [indicators.IndicatorAgreementTranscribed.type]: 'indicators',
  [indicators.IndicatorSilencePassedOver.type]: 'indicators',
  [indicators.MeasurementRecorded.type]: 'indicators',
};

type Data = Readonly<Record<string, unknown>>;

/** What happened to one fact, in the order in which it became known: itself, then what corrected it. */
export interface Told<Known extends Fact> {
  readonly fact: Known;
  /** Its content as it stands today. */
  readonly data: Data;
}

export const correctionIn = ({ type, data }: Fact): CorrectionEvent['data'] | null =>
  type === FactCorrected.type || type === FactWithdrawn.type ? (data as CorrectionEvent['data']) : null;

/** Facts by id, each with its content as last known: today's audience holds for all that was ever said of it. */
export function toldOf<Known extends Fact>(facts: readonly Known[]): Map<string, Told<Known>> {
  const told = new Map<string, Told<Known>>();
  for (const fact of facts) {
    const correction = correctionIn(fact);
    if (!correction) told.set(fact.id, { fact, data: fact.data as Data });
    else if ('fact' in correction) {
      const corrected = told.get(correction.factId);
      if (corrected) told.set(correction.factId, { ...corrected, data: correction.fact.data });
    }
  }
  return told;
}

/** Whether an item is for an organisation that sees the partnership whole, or saw it so until it left. */
function isFor(
  sight: Exclude<Sight, { extent: 'everything' | 'published' }>,
  { fact, data }: Told<Fact>,
): boolean {
  const audience = (data as { audience?: Audience }).audience ?? 'parties';
  if (audience === 'parties') return true;
  const author = fact.type === OpinionGiven.type ? data.organisationId : fact.actor.onBehalfOf;
  if (author !== null && author === sight.organisationId) return true;
  return audience === 'funders-and-evaluators' && sight.extent === 'whole' && sight.isFunderOrEvaluator;
}

const isPersonalText = (value: unknown): boolean => isClear(value) || isSealed(value);

/** A published content says nothing that may be personal. */
const withoutPersonalTexts = (data: Data): Data =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, isPersonalText(value) ? null : value]),
  );

/** What of a fact's content is published, by the items that are. */
function publishedContent(type: string, data: Data, items: ReadonlySet<PublishedItem>): Data {
  const content = withoutPersonalTexts(data);
  if (type === GateDecided.type) return { ...content, assessment: [], conditions: [], deciderIds: [] };
  // That it was refused tells when it is agreed; what a party would have had in its place is its own.
  if (type === indicators.IndicatorRefused.type) return { ...content, counterProposal: null };
  if (type === StageObserved.type && !items.has('parties')) return { ...content, observerId: null };
  return content;
}

/** A fact with another content, which a correction holds for the fact that it corrects. */
export function withContent<Known extends Fact>(fact: Known, change: (data: Data) => Data): Known {
  const correction = correctionIn(fact);
  if (!correction) return { ...fact, data: change(fact.data as Data) };
  if (!('fact' in correction)) return fact;
  return {
    ...fact,
    data: { ...correction, fact: { ...correction.fact, data: change(correction.fact.data) } },
  };
}

interface Assessed {
  readonly assessment: readonly { readonly evidenceIds: readonly string[] }[];
}

/** A decision names no evidence that is not seen. */
const namingOnly =
  (isSeen: (factId: string) => boolean) =>
  (data: Data): Data => ({
    ...data,
    assessment: (data as unknown as Assessed).assessment.map((assessed) => ({
      ...assessed,
      evidenceIds: assessed.evidenceIds.filter(isSeen),
    })),
  });

/**
 * The facts of a partnership that a sight shows, in their order, corrections included: the one place where an item is
 * kept from those it is not addressed to. What is not seen is absent, and what is seen names nothing that is not. Which
 * point they are then read at, `pointSeen` says.
 */
export function factsSeen<Known extends Fact>(sight: Sight, facts: readonly Known[]): readonly Known[] {
  if (sight.extent === 'everything') return facts;
  const told = toldOf(facts);
  const about = (fact: Known): Told<Known> | undefined => told.get(correctionIn(fact)?.factId ?? fact.id);
  if (sight.extent === 'published') {
    const items = new Set(sight.items);
    return facts.flatMap((fact) => {
      const type = about(fact)?.fact.type ?? fact.type;
      const item = PUBLISHED_WITH[type];
      if (!item || !items.has(item)) return [];
      const published = {
        ...withContent(fact, (data) => publishedContent(type, data, items)),
        source: null,
      };
      return [
        correctionIn(published)
          ? { ...published, data: withoutPersonalTexts(published.data as Data) }
          : published,
      ];
    });
  }
  const confidential = new Set(
    [...told.values()].filter((one) => !isFor(sight, one)).map(({ fact }) => fact.id),
  );
  if (confidential.size === 0) return facts;
  const isSeen = (factId: string) => !confidential.has(factId);
  return facts
    .filter((fact) => isSeen(correctionIn(fact)?.factId ?? fact.id))
    .map((fact) =>
      about(fact)?.fact.type === GateDecided.type ? withContent(fact, namingOnly(isSeen)) : fact,
    );
}
