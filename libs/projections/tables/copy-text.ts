/** A value as PostgreSQL reads it in the text format of COPY. */
export type CopyText = (value: unknown) => string;

export const COPY_NULL = '\\N';

const SPECIAL = /[\\\t\n\r\0]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // PostgreSQL's text holds no NUL.
  '\0': '\uFFFD',
};

/** Lone surrogates become U+FFFD as NUL does, by the encoding into UTF-8. */
export const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r\0]/g, (character) => ESCAPES[character]!) : text;

/** Whether a JSON text may hold what PostgreSQL's `jsonb` does not: NUL, lone surrogates. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/;

const storable = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;

function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return escaped(UNSTORABLE.test(text) ? JSON.stringify(value, storable) : text);
}

const scalar = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return escaped(value);
    case 'boolean':
      return value ? 't' : 'f';
    case 'number':
    case 'bigint':
      return String(value);
    default:
      if (value instanceof Date) return value.toISOString();
      throw new TypeError(`a column cannot hold ${value === null ? 'null' : typeof value}`);
  }
};

const IN_ARRAY = /["\\\0]/;

const element = (value: unknown): string =>
  value === null || value === undefined
    ? 'NULL'
    : typeof value === 'string'
      ? IN_ARRAY.test(value)
        ? `"${value.replaceAll('\0', '\uFFFD').replace(/["\\]/g, '\\$&')}"`
        : `"${value}"`
      : scalar(value);

const arrayText = (value: unknown): string =>
  escaped(`{${(value as readonly unknown[]).map(element).join(',')}}`);

/** How values of a column are written: by its PostgreSQL type, and whether it is an array. */
export function copyTextOf(type: string, isArray: boolean): CopyText {
  const text = isArray ? arrayText : type === 'json' || type === 'jsonb' ? jsonText : scalar;
  return (value) => (value === null || value === undefined ? COPY_NULL : text(value));
}

const UNESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

/** What `escaped` was given, NUL apart. */
export const unescaped = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/g, (_, character: string) => UNESCAPES[character]!) : text;
