import { metadataIn, type Queryable } from './queryable.js';

/** The columns of an entity's table under an alias, each named as the row's property: `p.started_on AS "startedOn"`. */
export const columnsOf = (database: Queryable, entity: new () => object, alias: string): string =>
  metadataIn(database, entity)
    .columns.map(({ databaseName, propertyName }) => `${alias}.${databaseName} AS "${propertyName}"`)
    .join(', ');
