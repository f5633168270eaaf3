import * as fc from 'fast-check';
import { attributes, html, joined } from './html.js';

const INJECTIONS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><script>alert(1)</script>',
  '&lt;script&gt;',
  '<!-- -->',
];

describe('A template of markup', () => {
  it.each(INJECTIONS)('shows %s as the text it is, between tags', (typed) => {
    const { markup } = html`<p>${typed}</p>`;
    const inside = markup.slice('<p>'.length, -'</p>'.length);
    expect(inside).not.toMatch(/[<>"']/);
    expect(unescaped(inside)).toBe(typed);
  });

  it.each(INJECTIONS)('keeps %s within its attribute', (typed) => {
    const { markup } = html`<input value="${typed}" />`;
    expect(markup.match(/"/g)).toHaveLength(2);
    expect(attributes({ value: typed }).markup.match(/["<>]/g)).toEqual(['"', '"']);
  });

  it('escapes any text so that nothing of it is markup and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"']/);
        expect(unescaped(markup)).toBe(text);
      }),
    );
  });

  it('escapes texts in lists and keeps markup made by another template', () => {
    expect(html`${['<a>', html`<b>b</b>`, [1, '&']]}`.markup).toBe('&lt;a&gt;<b>b</b>1&amp;');
  });

  it('leaves nothing for what is absent, and shows zero', () => {
    expect(html`${null}${undefined}${false}${0}`.markup).toBe('0');
  });

  it('puts nothing before the first and after the last of what it joins', () => {
    expect(html`${joined(['a', 'b'], html`<br />`)}`.markup).toBe('a<br />b');
  });
});

describe('Attributes', () => {
  it('are left out when false, null or undefined, and have no value when true', () => {
    expect(attributes({ id: 'a', hidden: true, title: null, lang: undefined, open: false }).markup).toBe(
      ' id="a" hidden',
    );
  });
});

const unescaped = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
