import fc from 'fast-check';
import { type CorrectionCommands } from '../kernel/correct-fact.js';
import { addDays } from '../kernel/business-date.js';
import { type DatePrecision } from '../kernel/fact.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { versionInUse } from '../partnership/evaluation.js';
import { criteriaInForce, evidenceStanding } from '../partnership/gates.js';
import { type PartnershipCommands } from '../partnership/partnership.js';
import { AUDIENCES, PUBLISHED_ITEMS } from '../reference/audiences.js';
import { type PartyRole } from '../reference/organisations.js';
import { ENDINGS, GATE_OUTCOMES, GATES, isGate, isStage, STAGES, STANDINGS } from '../reference/stages.js';
import { alliance, CARRIER, EVALUATOR, FUNDER, PARTNER, type PartnershipStory } from './alliance.js';
import { measuredOn, randomDefinition } from './random-indicators.js';

type Commands = PartnershipCommands & CorrectionCommands;
/** A command at its date, as a random life tries it. */
type Attempt = {
  [Type in keyof Commands]: { readonly on: string; readonly type: Type; readonly data: Commands[Type] };
}[keyof Commands];
/** What is tried depends on where the story stands. */
type Try = (story: PartnershipStory, on: string) => Attempt;

const START = '2010-01-01';
const organisation = fc.constantFrom(CARRIER, PARTNER, FUNDER, EVALUATOR);
const stage = fc.constantFrom(...STAGES);
const which = fc.nat();
const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length];
const attempt = <Type extends keyof Commands>(type: Type, data: fc.Arbitrary<Commands[Type]>) =>
  data.map(
    (given): Try =>
      (_, on) =>
        ({ on, type, data: given }) as unknown as Attempt,
  );

/** The gate of the stage where a story stands on a day, if it stands at one, else the first; and its criteria then. */
function gateAt(story: PartnershipStory, on: string) {
  const { path, gates } = story.state({ asOf: on });
  const gate = isStage(path.standing) && isGate(path.standing) ? path.standing : GATES[0];
  const met = new Set(evidenceStanding(gates, gate).map(({ criterion }) => criterion));
  const criteria = criteriaInForce(gates, gate).criteria.map(({ code }) => code);
  return { gate, criteria, unmet: criteria.filter((code) => !met.has(code)) };
}

const decision = fc
  .record({
    outcome: fc.constantFrom(...GATE_OUTCOMES, 'go'),
    decider: organisation,
    waive: fc.nat(3),
    days: fc.nat(400),
  })
  .map(({ outcome, decider, waive, days }): Try => (story, on) => {
    const { gate, unmet } = gateAt(story, on);
    return {
      on,
      type: 'decide-at-gate',
      data: {
        gate,
        outcome,
        deciderIds: [decider],
        conditions: outcome === 'conditional' ? [{ text: 'à suivre', dueOn: addDays(on, days) }] : [],
        waivers: waive > 0 ? unmet.map((criterion) => ({ criterion, reason: 'connu de tous' })) : [],
      },
    };
  });

const pathMoves = [
  { weight: 6, arbitrary: decision },
  {
    weight: 2,
    arbitrary: attempt('go-back', fc.record({ to: stage, reason: fc.constant('need-changed' as const) })),
  },
  { weight: 3, arbitrary: attempt('suspend', fc.constant({ reason: 'lack-of-funds' as const })) },
  { weight: 5, arbitrary: attempt('resume', fc.constant({})) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...ENDINGS).map((ending): Try => (_, on) => ({
      on,
      type: 'end',
      data: {
        ending,
        reason: ending === 'abandoned' ? 'distrust' : null,
        transferredTo: ending === 'transferred' ? 'market' : null,
      },
    })),
  },
  { weight: 5, arbitrary: attempt('reopen', fc.constant({ reason: 'funds-found' as const })) },
];

const others = [
  attempt('enter-path', fc.record({ stage })),
  attempt('observe-stage', fc.record({ stage })),
  attempt('add-party', fc.record({ organisationId: organisation, roles: fc.constant(['partner' as const]) })),
  attempt(
    'change-party-roles',
    fc.record({ organisationId: organisation, roles: fc.constant(['endorser' as const]) }),
  ),
  attempt('remove-party', fc.record({ organisationId: organisation })),
  attempt('change-category', fc.record({ category: fc.constantFrom('patronage', 'societal-innovation') })),
  attempt(
    'give-opinion',
    fc.record({
      gate: fc.constantFrom(...GATES),
      organisationId: organisation,
      opinion: fc.constant('favourable' as const),
    }),
  ),
  fc.record({ criterion: which, decider: organisation }).map(({ criterion }): Try => (story, on) => {
    const { gate, criteria } = gateAt(story, on);
    const code = pick(criteria, criterion)!;
    return { on, type: 'bring-evidence', data: { gate, criterion: code, kind: 'text', text: 'constaté' } };
  }),
  organisation.map((decider): Try => (story, on) => ({
    on,
    type: 'plan-gate-review',
    data: { gate: gateAt(story, on).gate, plannedFor: addDays(on, 30), deciderIds: [decider] },
  })),
  attempt(
    'propose-decision',
    fc.record({ gate: fc.constantFrom(...GATES), outcome: fc.constant('go' as const) }),
  ),
  which.map((index): Try => (story, on) => ({
    on,
    type: 'meet-condition',
    data: { conditionId: pick(story.state().gates.conditions, index)?.conditionId ?? CARRIER },
  })),
  attempt(
    'change-gate-criteria',
    fc.constantFrom(...GATES).map((gate) => ({
      gate,
      criteria: [
        { code: 'trust-built', dimension: 'process' as const, label: { fr: 'Confiance', en: 'Trust' } },
      ],
      reason: 'adapté',
    })),
  ),
  attempt(
    'transcribe-indicator-agreement',
    randomDefinition.map((definition) => ({ definition, organisationIds: [CARRIER] })),
  ),
  attempt(
    'state-objectives',
    fc.record({
      organisationId: organisation,
      list: fc.constant('company' as const),
      objectives: fc.constantFrom(1, 5).map((expected) => [{ objective: 'innovation' as const, expected }]),
    }),
  ),
  attempt(
    'qualify',
    fc.record({
      qualification: fc.constantFrom('initiative' as const, 'invention' as const),
      justification: fc.constant('au vu des résultats'),
      agreedBy: organisation.map((id) => [id]),
    }),
  ),
  attempt(
    'record-deployment',
    fc.record({
      ...{ territoriesReached: fc.nat(9), beneficiariesReached: fc.nat(900) },
      ...{ swarmingSites: fc.constant(null), takenUpBy: fc.constant([]) },
    }),
  ),
  fc.tuple(fc.nat(60), randomDefinition).map(([days, definition]): Try => (_, on) => ({
    on,
    type: 'propose-indicator',
    data: { definition, replyBy: addDays(on, days) },
  })),
];

/** What makes some see more than others: items addressed to some, parties that come and go, publication. */
const seenApart = [
  fc
    .record({ gate: fc.constantFrom(...GATES), organisation, audience: fc.constantFrom(...AUDIENCES) })
    .map(({ gate, organisation: organisationId, audience }): Try => (_, on) => ({
      on,
      type: 'give-opinion',
      data: { gate, organisationId, opinion: 'reserved', comment: 'un avis', audience },
    })),
  fc
    .record({ criterion: which, audience: fc.constantFrom(...AUDIENCES) })
    .map(({ criterion, audience }): Try => (story, on) => {
      const { gate, criteria } = gateAt(story, on);
      const code = pick(criteria, criterion)!;
      return {
        on,
        type: 'bring-evidence',
        data: { gate, criterion: code, kind: 'text', text: 'vu', audience },
      };
    }),
  attempt(
    'add-party',
    fc.record({
      organisationId: organisation,
      roles: fc.constantFrom<PartyRole[]>(['partner'], ['evaluator'], ['funder', 'partner']),
    }),
  ),
  attempt(
    'change-party-roles',
    fc.record({
      organisationId: organisation,
      roles: fc.constantFrom<PartyRole[]>(['evaluator'], ['endorser'], ['funder']),
    }),
  ),
  attempt(
    'remove-party',
    fc.record({ organisationId: organisation, exitStrategy: fc.constant('relais pris') }),
  ),
  attempt(
    'publish',
    fc.record({
      items: fc.nat(PUBLISHED_ITEMS.length).map((count) => PUBLISHED_ITEMS.slice(0, count)),
      sharedWithTerritory: fc.boolean(),
    }),
  ),
];

const onIndicator = fc
  .record({ index: which, party: organisation, act: fc.nat(8), definition: randomDefinition, drawn: which })
  .map(({ index, party, act, definition, drawn }): Try => (story, on) => {
    const indicator = pick(story.state().evaluation.indicators, index);
    const indicatorId = indicator?.indicatorId ?? CARRIER;
    if (act === 0) return { on, type: 'accept-indicator', data: { indicatorId, organisationId: party } };
    if (act === 1) return { on, type: 'pass-over-silence', data: { indicatorId, justification: 'relancés' } };
    if (act === 2 || act > 6) {
      const figure = indicator ? measuredOn(versionInUse(indicator).definition, on, drawn) : {};
      return { on, type: 'record-measurement', data: { indicatorId, ...figure, dataSource: 'enquête' } };
    }
    if (act === 3)
      return {
        on,
        type: 'refuse-indicator',
        data: { indicatorId, organisationId: party, reason: 'trop peu', counterProposal: definition },
      };
    if (act === 4) {
      const requiredParties = index % 3 === 0 ? null : [party];
      return { on, type: 'set-evaluation-framework', data: { requiredParties } };
    }
    if (act === 5) {
      const [refusal] = story
        .state()
        .evaluation.indicators.flatMap(({ indicatorId: of, versions }) =>
          of === indicatorId ? versions.flatMap(({ refusals }) => refusals) : [],
        );
      const data = { indicatorId, refusalId: refusal?.refusalId ?? CARRIER, replyBy: addDays(on, 30) };
      return { on, type: 'adopt-counter-proposal', data };
    }
    return { on, type: 'revise-indicator', data: { indicatorId, definition, replyBy: addDays(on, 30) } };
  });

const correction = fc
  .record({ index: which, moveTo: fc.option(fc.nat(2_500), { nil: null }) })
  .map(({ index, moveTo }): Try => (story, on) => {
    const of = { factId: pick(story.facts, index)!.id, reason: 'incorrect', comment: 'erreur' } as const;
    return moveTo === null
      ? { on, type: 'withdraw-fact', data: of }
      : { on, type: 'correct-fact', data: { ...of, correctOccurredOn: addDays(START, moveTo) } };
  });

const moment = fc.record({ day: fc.nat(2_500), jitter: fc.nat(120), late: fc.nat(3) });

interface Life {
  /** Only moves along a path entered at a known stage, on days that are all known. */
  readonly known?: boolean;
  readonly corrected?: boolean;
  /** With what makes some see more than others. */
  readonly seenApart?: boolean;
  readonly length?: number;
}

/**
 * Random lives of an alliance: commands tried one after the other, most as time goes by, some late; those refused leave
 * no trace. Gives the story after each command that was not.
 */
export function randomLife({
  known = false,
  corrected = false,
  seenApart: apart = false,
  length = 40,
}: Life = {}): fc.Arbitrary<readonly PartnershipStory[]> {
  const tried = fc.oneof(
    ...pathMoves,
    ...(known ? [] : others.map((arbitrary) => ({ weight: 2, arbitrary }))),
    ...(known ? [] : [{ weight: 12, arbitrary: onIndicator }]),
    ...(apart ? seenApart.map((arbitrary) => ({ weight: 4, arbitrary })) : []),
    ...(corrected ? [{ weight: 4, arbitrary: correction }] : []),
  );
  const precision: fc.Arbitrary<DatePrecision> = known
    ? fc.constant('day')
    : fc.constantFrom('day', 'day', 'day', 'month');
  const standing = known ? stage : fc.constantFrom(...STANDINGS);
  return fc
    .tuple(
      standing,
      fc.array(fc.tuple(tried, moment, precision), { minLength: 1, maxLength: length, size: 'max' }),
    )
    .map(([standing, attempts]) => {
      const stories = [alliance(START, standing)];
      let now = START;
      for (const [toTry, { day, jitter, late }, datePrecision] of attempts) {
        const story = stories.at(-1)!;
        const on = late === 0 ? addDays(START, day) : addDays(now, jitter);
        if (on > now && late !== 0) now = on;
        const { type, data } = toTry(story, on);
        try {
          const next = story.did(on, type, data as never, { datePrecision });
          if (next !== story) stories.push(next);
        } catch (refusal) {
          if (!(refusal instanceof RuleViolation)) throw refusal;
        }
      }
      return stories;
    });
}
