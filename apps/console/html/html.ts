/** Markup that is safe as it is: only `html` and `attributes` make it. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may stand in a template: text is escaped, markup is not, what is absent leaves nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function rendered(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (Array.isArray(content)) return content.map((one: Content) => rendered(one)).join('');
  if (content === null || content === undefined || content === false) return '';
  return escaped(String(content));
}

/** A template of markup: whatever is put in it is escaped, unless it is markup itself. Attributes are to be quoted. */
export const html = (strings: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(strings.reduce((markup, text, index) => markup + rendered(contents[index - 1]) + text));

/** Attributes, escaped and quoted: `true` is one without value; false, null and undefined leave it out. */
export const attributes = (
  named: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Html =>
  new Html(
    Object.entries(named)
      .filter(([, value]) => value !== false && value !== null && value !== undefined)
      .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
      .join(''),
  );

/** Contents with something between them. */
export const joined = (contents: readonly Content[], between: Content): Content[] =>
  contents.flatMap((content, index) => (index === 0 ? [content] : [between, content]));
