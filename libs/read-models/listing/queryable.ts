import { DataSource, type EntityManager, type EntityMetadata } from 'typeorm';

/** What a query runs on: the data source, or a transaction's manager where several must see one state. */
export type Queryable = DataSource | EntityManager;

export const metadataIn = (database: Queryable, entity: new () => object): EntityMetadata =>
  (database instanceof DataSource ? database : database.dataSource).getMetadata(entity);
