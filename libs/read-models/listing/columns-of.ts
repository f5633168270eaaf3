import { type DataSource } from 'typeorm';

/** The columns of an entity's table under an alias, each named as the row's property: `p.started_on AS "startedOn"`. */
export const columnsOf = (dataSource: DataSource, entity: new () => object, alias: string): string =>
  dataSource
    .getMetadata(entity)
    .columns.map(({ databaseName, propertyName }) => `${alias}.${databaseName} AS "${propertyName}"`)
    .join(', ');
