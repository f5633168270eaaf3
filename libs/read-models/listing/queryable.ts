/** What a query runs on: the data source, or a transaction's manager where several must see one state. */
export interface Queryable {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}
