/** One sample of what a process tells in Prometheus's text format. */
export interface Sample {
  /** Of the metric; the parts of a histogram bear its name. */
  readonly metric: string;
  /** As it stands on its line: `…_count`, `…_bucket`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Exposition {
  /** By name, what each metric says of itself. */
  readonly help: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly samples: readonly Sample[];
}

const unescaped = (text: string): string =>
  text.replace(/\\(n|"|\\)/g, (_, one: string) => (one === 'n' ? '\n' : one));

/** Reads it line by line; a line that is none of the format's throws. */
export function readExposition(text: string): Exposition {
  const help = new Map<string, string>();
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, typed, type = ''] = /^# TYPE (\w+) (\w+)$/.exec(line) ?? [];
    if (typed) {
      types.set(typed, type);
      continue;
    }
    const [, described, says = ''] = /^# HELP (\w+) (.*)$/.exec(line) ?? [];
    if (described) {
      help.set(described, says);
      continue;
    }
    const [, name, inBraces = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (!name) throw new Error(`no line of an exposition: ${line}`);
    const metric = help.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '');
    const labels = [...inBraces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    samples.push({
      ...{ metric, name, value: Number(value) },
      labels: Object.fromEntries(labels.map(([, label = '', text = '']) => [label, unescaped(text)])),
    });
  }
  return { help, types, samples };
}

/** What a process tells at an address. */
export async function expositionAt(url: string): Promise<Exposition> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return readExposition(await response.text());
}

/** The sum of the samples of a name that bear these labels, whatever others they bear. */
export const sumOf = (
  { samples }: Exposition,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number =>
  samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .reduce((sum, { value }) => sum + value, 0);
