import { getMetadataArgsStorage } from 'typeorm';
import { copyTextOf } from './copy-text.js';
import { type Row } from '../projection.js';

interface ShapeColumn {
  readonly name: string;
  readonly type: string;
  readonly primary: boolean;
  /** The row's value in COPY's text format. */
  readonly text: (row: Row) => string;
}

/** A projected table as its entity declares it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ShapeColumn[];
  readonly primary: readonly ShapeColumn[];
  /** What tells a row from the key's others, and the whole row in COPY's text format: what is stored, and what two rows are compared by. */
  readonly read: (row: Row) => { readonly identity: string; readonly line: string };
}

const shapes = new WeakMap<new () => Row, TableShape>();

/** @throws Error when the class is no entity or has no primary column */
export function shapeOf(entity: new () => Row): TableShape {
  const known = shapes.get(entity);
  if (known) return known;
  const shape = readShape(entity);
  shapes.set(entity, shape);
  return shape;
}

function readShape(entity: new () => Row): TableShape {
  const storage = getMetadataArgsStorage();
  const table = storage.tables.find(({ target }) => target === entity);
  if (!table?.name) throw new Error(`${entity.name} is no entity with a named table`);
  const columns = storage.columns
    .filter(({ target }) => target === entity)
    .map(({ propertyName, options }): ShapeColumn => {
      const text = copyTextOf(String(options.type), options.array ?? false);
      return {
        name: options.name ?? propertyName,
        type: String(options.type),
        primary: options.primary ?? false,
        text: (row) => text((row as Record<string, unknown>)[propertyName]),
      };
    });
  const primary = columns.filter((column) => column.primary);
  if (primary.length === 0) throw new Error(`${entity.name} has no primary column`);
  return { name: table.name, columns, primary, read: reader(columns) };
}

function reader(columns: readonly ShapeColumn[]): TableShape['read'] {
  return (row) => {
    let identity = '';
    let line = '';
    for (const [index, column] of columns.entries()) {
      const text = column.text(row);
      line = index === 0 ? text : `${line}\t${text}`;
      if (column.primary) identity = identity === '' ? text : `${identity}\t${text}`;
    }
    return { identity, line };
  };
}

/** The database's name of the column that a property stands for. */
export function columnOf(entity: new () => Row, property: string): string {
  const column = getMetadataArgsStorage().columns.find(
    ({ target, propertyName }) => target === entity && propertyName === property,
  );
  if (!column) throw new Error(`${entity.name} has no column ${property}`);
  return column.options.name ?? property;
}
