import {
  DEFAULT_CRITERIA,
  GateCriteriaChanged,
  labelOf,
  type CriteriaList,
  type EventOf,
  type Fact,
  type Fold,
  type Gate,
  type Label,
} from '#domain';

export type CriteriaLists = readonly (CriteriaList & { readonly gate: Gate })[];

/** Every list of criteria that a partnership put in place of a default, replaced ones included, oldest first. */
export const criteriaListsFold: Fold<CriteriaLists> = {
  initial: [],
  evolve: {
    [GateCriteriaChanged.type]: (lists, { data }: Fact<EventOf<typeof GateCriteriaChanged>>) => [
      ...lists,
      { gate: data.gate, version: data.version, criteria: data.criteria },
    ],
  },
};

/** Label of a criterion in the list of that version of a gate. */
export function criterionLabel(lists: CriteriaLists, gate: Gate, version: string, code: string): Label {
  const list =
    lists.findLast((own) => own.gate === gate && own.version === version) ?? DEFAULT_CRITERIA[gate];
  return list.criteria.find((criterion) => criterion.code === code)?.label ?? labelOf({}, code);
}
