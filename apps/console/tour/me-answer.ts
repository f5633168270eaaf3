/** What pages read of who calls. */
export interface MeAnswer {
  readonly personId: string;
  readonly roles: readonly string[];
  /** The organisation acted for; null without a mandate in force. */
  readonly actsFor: string | null;
  readonly mandates: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly until: string;
  }[];
}
