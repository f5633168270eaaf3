import { awaitedParties } from '../partnership/agreement.js';
import { currentVersion } from '../partnership/evaluation.js';
import { currentParties } from '../partnership/parties.js';
import { type Partnership } from '../partnership/partnership-state.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { type Labels } from '../reference/labels.js';
import { type Gate, type GateOutcome } from '../reference/stages.js';
import { hasPlaceIn, PARTNERSHIP_ACTS, type PartnershipAct } from './acts.js';

/** What may await an organisation in a partnership. */
export const AWAITED_KIND_LABELS = {
  decision: { fr: 'Décision proposée, à prendre', en: 'Decision proposed, to be taken' },
  acceptance: { fr: 'Indicateur à accepter', en: 'Indicator to accept' },
  condition: { fr: 'Condition à remplir', en: 'Condition to meet' },
  review: { fr: 'Revue de passage prévue', en: 'Gate review planned' },
} as const satisfies Labels<string>;
export type AwaitedKind = keyof typeof AWAITED_KIND_LABELS;
export const AWAITED_KINDS = Object.keys(AWAITED_KIND_LABELS) as AwaitedKind[];

/** Something of a partnership that awaits one of its parties. */
export interface Awaited {
  readonly organisationId: string;
  readonly kind: AwaitedKind;
  /** Tells it from others of its kind. */
  readonly subject: string;
  /** By when, or since when for a decision that was proposed. */
  readonly dueOn: string;
  readonly gate: Gate | null;
  readonly outcome: GateOutcome | null;
  /** Who proposed the decision: it awaits everybody else. */
  readonly proposedBy: string | null;
  readonly indicatorId: string | null;
  readonly indicatorName: string | null;
  readonly text: PersonalText | null;
}

const NOTHING_MORE = {
  ...{ gate: null, outcome: null, proposedBy: null, indicatorId: null, indicatorName: null, text: null },
} as const;

/** The current parties whose roles let them do something, while it has a place. */
const mayDo = ({ path, evaluation }: Partnership, act: PartnershipAct): string[] =>
  hasPlaceIn(path.status, act)
    ? currentParties(evaluation.parties)
        .filter(({ roles }) => roles.some((role) => PARTNERSHIP_ACTS[act].by.includes(role)))
        .map(({ organisationId }) => organisationId)
    : [];

type Waiting = Omit<Awaited, 'organisationId'>;

/** Everything that awaits the parties of a partnership under way, or suspended. */
export function awaitedIn(partnership: Partnership): Awaited[] {
  const { gates, evaluation, path } = partnership;
  if (!hasPlaceIn(path.status, 'bring-evidence')) return [];
  const parties = new Set(currentParties(evaluation.parties).map(({ organisationId }) => organisationId));
  const awaiting = (organisationIds: readonly string[], one: Waiting): Awaited[] =>
    organisationIds.filter((id) => parties.has(id)).map((organisationId) => ({ organisationId, ...one }));
  const proposals = new Map(gates.proposals.map((one) => [`${one.gate}/${one.personId}`, one]));
  return once([
    ...[...proposals].flatMap(([subject, { gate, outcome, personId, proposedOn }]) =>
      awaiting(mayDo(partnership, 'decide-at-gate'), {
        ...{ ...NOTHING_MORE, kind: 'decision', subject, dueOn: proposedOn },
        ...{ gate, outcome, proposedBy: personId },
      }),
    ),
    ...evaluation.indicators.flatMap((indicator) => {
      const version = currentVersion(indicator);
      const { name } = version.definition;
      return version.agreedOn !== null
        ? []
        : awaiting(awaitedParties(evaluation, version), {
            ...{
              ...NOTHING_MORE,
              kind: 'acceptance',
              subject: indicator.indicatorId,
              dueOn: version.replyBy,
            },
            ...{ indicatorId: indicator.indicatorId, indicatorName: name },
          });
    }),
    ...gates.conditions
      .filter(({ status }) => status === 'open')
      .flatMap(({ conditionId, gate, dueOn, text }) =>
        awaiting(mayDo(partnership, 'meet-condition'), {
          ...{ ...NOTHING_MORE, kind: 'condition', subject: conditionId, dueOn, gate, text },
        }),
      ),
    ...gates.reviews.flatMap(({ gate, plannedFor, deciderIds }) =>
      awaiting(deciderIds, { ...NOTHING_MORE, kind: 'review', subject: gate, dueOn: plannedFor, gate }),
    ),
  ]);
}

/** A fold is total: of a party that facts make join twice, what awaits it is told once. */
const once = (awaited: readonly Awaited[]): Awaited[] => [
  ...new Map(
    awaited.map((one) => [`${one.organisationId}/${one.kind}/${one.subject}`, one] as const),
  ).values(),
];
