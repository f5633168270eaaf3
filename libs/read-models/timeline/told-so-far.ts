import {
  ActionAgreed,
  DEFAULT_CRITERIA,
  FactCorrected,
  FactWithdrawn,
  GateCriteriaChanged,
  GateDecided,
  IndicatorAgreementTranscribed,
  IndicatorProposed,
  IndicatorRevised,
  labelOf,
  type Condition,
  type CorrectionEvent,
  type CriteriaList,
  type DatePrecision,
  type EventOf,
  type Fact,
  type Gate,
  type IndicatorDefinition,
  type Label,
} from '#domain';

/** A fact as the corrections told so far leave it. */
export type StandingFact = Pick<Fact, 'type' | 'data' | 'occurredOn'> & {
  readonly datePrecision: DatePrecision;
};

/**
 * What the events of a stream, taken in the order in which they were recorded, have named so far. Withdrawn facts
 * stay named, unlike in a fold: their sentences, and those about them, are still read.
 */
export class ToldSoFar {
  readonly #standing = new Map<string, StandingFact>();
  readonly #indicators = new Map<string, IndicatorDefinition>();
  readonly #conditions = new Map<string, Pick<Condition, 'dueOn'> & { readonly gate: Gate }>();
  readonly #actions = new Map<string, string>();
  /** Own lists of criteria, the latest first. */
  #ownCriteria: readonly (CriteriaList & { readonly gate: Gate })[] = [];

  take(event: StandingFact & { readonly id: string }): void {
    if (event.type === FactCorrected.type) this.#takeCorrection(event.data as CorrectionEvent['data']);
    else if (event.type !== FactWithdrawn.type) this.#stand(event.id, event);
  }

  /** The fact as it stood before what is told next. */
  fact = (factId: string): StandingFact | undefined => this.#standing.get(factId);

  indicator = (indicatorId: string, version: number): IndicatorDefinition | undefined =>
    this.#indicators.get(`${indicatorId}/${version}`);

  condition = (conditionId: string) => this.#conditions.get(conditionId);

  /** Title of an action agreed in a round. */
  action = (actionId: string): string | undefined => this.#actions.get(actionId);

  /** Label of a criterion in the list of that version, else in the latest that has it. */
  criterion(gate: Gate, code: string, version?: string): Label {
    const lists = [...this.#ownCriteria.filter((own) => own.gate === gate), DEFAULT_CRITERIA[gate]];
    const inOrder = [...lists.filter((list) => list.version === version), ...lists];
    const found = inOrder.flatMap(({ criteria }) => criteria).find((criterion) => criterion.code === code);
    return found?.label ?? labelOf({}, code);
  }

  #takeCorrection(data: CorrectionEvent['data']): void {
    if (!('fact' in data)) return;
    const { factId, fact, occurredOn, datePrecision } = data;
    this.#stand(factId, { type: fact.type, data: fact.data, occurredOn, datePrecision });
  }

  #stand(factId: string, fact: StandingFact): void {
    this.#standing.set(factId, fact);
    switch (fact.type) {
      case IndicatorAgreementTranscribed.type:
      case IndicatorProposed.type:
      case IndicatorRevised.type: {
        const { indicatorId, version, definition } = fact.data as EventOf<typeof IndicatorProposed>['data'];
        this.#indicators.set(`${indicatorId}/${version}`, definition);
        break;
      }
      case GateDecided.type: {
        const { gate, conditions } = fact.data as EventOf<typeof GateDecided>['data'];
        for (const { conditionId, dueOn } of conditions) this.#conditions.set(conditionId, { gate, dueOn });
        break;
      }
      case ActionAgreed.type: {
        const { actionId, title } = fact.data as EventOf<typeof ActionAgreed>['data'];
        this.#actions.set(actionId, title);
        break;
      }
      case GateCriteriaChanged.type:
        this.#ownCriteria = [fact.data as EventOf<typeof GateCriteriaChanged>['data'], ...this.#ownCriteria];
        break;
    }
  }
}
