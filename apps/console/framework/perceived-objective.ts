import { type Objective } from '#domain';

/** What a party said, in the last closed round, that an objective has come to. */
export interface PerceivedObjective {
  readonly organisationId: string;
  readonly objective: Objective;
  readonly perceived: number | null;
}
