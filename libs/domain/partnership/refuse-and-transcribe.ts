import { type Command, type Possible } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personal } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { askedParty, indicatorOf, nextVersion, versionOf } from './agree-and-measure.js';
import { coherentTerms } from './coherent-terms.js';
import { currentVersion, findIndicator } from './evaluation.js';
import { type IndicatorDefinition } from './indicator-definition.js';
import { IndicatorAgreementTranscribed, IndicatorRefused, IndicatorRevised } from './indicator-events.js';
import { currentParty } from './parties.js';
import { notBeforeStart, type Partnership } from './partnership-state.js';

export interface ReplyCommands {
  'refuse-indicator': {
    readonly indicatorId: string;
    readonly organisationId: string;
    readonly reason: string;
    /** What the party would accept in its place. */
    readonly counterProposal?: IndicatorDefinition | null;
  };
  'adopt-counter-proposal': {
    readonly indicatorId: string;
    /** Id of the refusal, a fact, that made it. */
    readonly refusalId: string;
    readonly replyBy: string;
  };
  'transcribe-indicator-agreement': {
    /** The indicator that it makes a further version of; absent, a new one. */
    readonly indicatorId?: string | null;
    readonly definition: IndicatorDefinition;
    readonly organisationIds: readonly string[];
  };
}
type Asked<Type extends keyof ReplyCommands> = Command<Type, ReplyCommands[Type]>;

export const decideReplies = {
  'refuse-indicator': (partnership: Partnership, { data }: Asked<'refuse-indicator'>): DomainEvent[] => {
    const { indicatorId, organisationId, reason, counterProposal } = data;
    const { version } = currentVersion(indicatorOf(partnership, indicatorId));
    return [
      IndicatorRefused.of({
        ...{ indicatorId, version, organisationId },
        reason: personal(reason),
        counterProposal: counterProposal ?? null,
      }),
    ];
  },
  'adopt-counter-proposal': (
    partnership: Partnership,
    { data }: Asked<'adopt-counter-proposal'>,
  ): DomainEvent[] => {
    const { indicatorId, refusalId, replyBy } = data;
    const indicator = indicatorOf(partnership, indicatorId);
    const definition = indicator.versions
      .flatMap(({ refusals }) => refusals)
      .find((refusal) => refusal.refusalId === refusalId)?.counterProposal;
    if (!definition) throw new RuleViolation('COUNTER_PROPOSAL_UNKNOWN', { refusalId }, 'refusalId');
    const version = currentVersion(indicator).version + 1;
    return [IndicatorRevised.of({ indicatorId, version, definition, replyBy, adopts: refusalId })];
  },
  'transcribe-indicator-agreement': (
    partnership: Partnership,
    { id, data, source }: Asked<'transcribe-indicator-agreement'>,
  ): DomainEvent[] => {
    if (!source) throw new RuleViolation('SOURCE_REQUIRED', {}, 'source');
    const { definition, organisationIds } = data;
    const of = data.indicatorId
      ? {
          indicatorId: data.indicatorId,
          version: currentVersion(indicatorOf(partnership, data.indicatorId)).version + 1,
        }
      : { indicatorId: derivedId(id, 'indicator'), version: 1 };
    return [
      IndicatorAgreementTranscribed.of({
        ...{ ...of, definition },
        organisationIds: [...new Set(organisationIds)],
      }),
    ];
  },
};

export const possibleReplies: Possible<Partnership> = {
  [IndicatorRefused.type]: (partnership, fact: Fact<EventOf<typeof IndicatorRefused>>) => {
    notBeforeStart(partnership, fact);
    const { organisationId, counterProposal } = fact.data;
    const { agreedOn } = versionOf(partnership, fact.data);
    askedParty(partnership, organisationId);
    if (agreedOn !== null) throw new RuleViolation('INDICATOR_ALREADY_AGREED', { agreedOn }, 'indicatorId');
    if (counterProposal) coherentTerms(counterProposal, 'counterProposal');
  },
  [IndicatorAgreementTranscribed.type]: (
    partnership,
    fact: Fact<EventOf<typeof IndicatorAgreementTranscribed>>,
  ) => {
    notBeforeStart(partnership, fact);
    const { indicatorId, version, definition, organisationIds } = fact.data;
    const { evaluation } = partnership;
    const indicator = findIndicator(evaluation, indicatorId);
    if (indicator) nextVersion(indicator, version);
    organisationIds.forEach((organisationId, index) => {
      if (!currentParty(evaluation.parties, organisationId))
        throw new RuleViolation('PARTY_NOT_IN', { organisationId }, `organisationIds/${index}`);
    });
    coherentTerms(definition, 'definition');
  },
};
