/**
 * What a form sends. A field's name is the path of its value in the command's body, `parties/0/roles`, with a suffix
 * where the value is no plain text:
 * `:number`, `:flag` (a box), `:list` (boxes), `:lines` (a text a line), `:empty` (a text that may be emptied),
 * `:companion` (says nothing by itself: a row holding nothing else is left out), `:path` (goes in the command's path).
 * Names that start with `_` speak to the console. What is left blank is left out.
 */
export interface PostedForm {
  /** What was typed, by path. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Parameters of the command's path. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The field's path for a JSON Pointer into the body: rows left blank are not in it. */
  fieldAt(pointer: string): string;
  /** A name that starts with `_`. */
  control(name: string): string | undefined;
}

type Raw = Readonly<Record<string, string | readonly string[] | undefined>>;
type Tree = Map<string, Tree | Leaf>;
interface Leaf {
  readonly value: unknown;
  readonly isCompanion: boolean;
}

/** No field of a form lies deeper. */
const DEEPEST = 4;

const isBlank = (text: string): boolean => text.trim() === '';
const isTree = (node: Tree | Leaf): node is Tree => node instanceof Map;

/** « 12,5 » and "12.5" are numbers; what is none is sent as typed, for the API to refuse at its place. */
const numberTyped = (text: string): number | string => {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
};

const VALUE_OF: Readonly<Record<string, (typed: readonly string[]) => unknown>> = {
  number: ([text = '']) => (isBlank(text) ? undefined : numberTyped(text)),
  flag: ([text = '']) => (text === '' ? undefined : true),
  list: (typed) => {
    const given = typed.filter((one) => !isBlank(one));
    return given.length === 0 ? undefined : given;
  },
  lines: ([text = '']) => {
    const lines = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return lines.length === 0 ? undefined : lines;
  },
  empty: ([text = '']) => withPlainBreaks(text),
  text: ([text = '']) => (isBlank(text) ? undefined : withPlainBreaks(text)),
};

/** Browsers send CRLF; texts are kept with the line breaks of the rest of the world. */
const withPlainBreaks = (text: string): string => text.replaceAll('\r\n', '\n');

function plant(root: Tree, path: readonly string[], leaf: Leaf): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) {
    root.set(step, leaf);
    return;
  }
  const next = root.get(step);
  const branch: Tree = next && isTree(next) ? next : new Map();
  root.set(step, branch);
  plant(branch, rest, leaf);
}

const saysSomething = (node: Tree | Leaf): boolean =>
  isTree(node) ? [...node.values()].some(saysSomething) : !node.isCompanion;

const isRows = (tree: Tree): boolean => tree.size > 0 && [...tree.keys()].every((key) => /^\d+$/.test(key));

/** The rows of a list that say something, in order. */
const keptRows = (tree: Tree): string[] =>
  [...tree.keys()]
    .sort((a, b) => Number(a) - Number(b))
    .filter((key) => saysSomething(tree.get(key) as Tree | Leaf));

function jsonOf(node: Tree | Leaf): unknown {
  if (!isTree(node)) return node.value;
  if (isRows(node)) return keptRows(node).map((key) => jsonOf(node.get(key) as Tree | Leaf));
  return objectOf(node);
}

const objectOf = (tree: Tree): Record<string, unknown> =>
  Object.fromEntries(
    [...tree]
      .filter(([, node]) => !isTree(node) || saysSomething(node))
      .map(([key, node]) => [key, jsonOf(node)]),
  );

const stepsOf = (pointer: string): string[] =>
  pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));

function fieldAt(root: Tree, pointer: string): string {
  let node: Tree | Leaf | undefined = root;
  return stepsOf(pointer)
    .map((step) => {
      if (!node || !isTree(node)) return step;
      const typed: string = isRows(node) ? (keptRows(node)[Number(step)] ?? step) : step;
      node = node.get(typed);
      return typed;
    })
    .join('/');
}

/** Reads a form as urlencoded bodies are parsed. */
export function postedForm(raw: Raw): PostedForm {
  const values = new Map<string, readonly string[]>();
  const parameters: Record<string, string> = {};
  const root: Tree = new Map();
  const controls = new Map<string, string>();
  for (const [name, sent] of Object.entries(raw)) {
    const typed = typeof sent === 'string' ? [sent] : [...(sent ?? [])];
    if (name.startsWith('_')) {
      controls.set(name, typed.at(-1) ?? '');
      continue;
    }
    const [path = '', kind = 'text'] = name.split(':');
    const steps = path.split('/');
    if (steps.length > DEEPEST) continue;
    values.set(path, typed);
    if (kind === 'path') {
      parameters[path] = typed[0] ?? '';
      continue;
    }
    const isCompanion = kind === 'companion';
    const value = (VALUE_OF[isCompanion ? 'text' : kind] ?? VALUE_OF.text)?.(typed);
    if (value !== undefined) plant(root, steps, { value, isCompanion });
  }
  return {
    values,
    body: objectOf(root),
    parameters,
    fieldAt: (pointer) => fieldAt(root, pointer),
    control: (name) => controls.get(name),
  };
}
