import { labelOf, type Label, type Labels, type Language } from '#domain';

export type Cell = string | number | boolean | null | undefined;

/** A column of a CSV: its heading in both languages, and a row's cell in one of them. */
export interface Column<Row> {
  readonly heading: Label;
  readonly cell: (row: Row, language: Language) => Cell;
}

export const column = <Row>(fr: string, en: string, cell: Column<Row>['cell']): Column<Row> => ({
  heading: { fr, en },
  cell,
});

/** A code written as its label. */
export const labelled = (labels: Labels<string>, code: string | null, language: Language): string =>
  code === null ? '' : labelOf(labels, code)[language];
