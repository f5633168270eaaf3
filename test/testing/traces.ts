/** The ways in which a text may stand somewhere without being read at once: as typed, escaped, in base64 or hexadecimal. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  // In base64 a text looks otherwise at each of three offsets; its first and last characters mix with what surrounds it.
  const inBase64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(4, -2),
  );
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    new URLSearchParams({ text }).toString().slice('text='.length),
    bytes.toString('hex'),
    ...inBase64,
    ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Which of the texts stand in clear, or lightly disguised, in one of the places; case does not matter but in base64. */
export function tracesOf(texts: readonly string[], places: Iterable<string>): string[] {
  const forms = texts.map((text) => ({ text, forms: [...new Set(formsOf(text))] }));
  const found = new Set<string>();
  for (const place of places) {
    const folded = place.toLowerCase();
    for (const { text, forms: all } of forms) {
      if (all.some((form) => place.includes(form) || folded.includes(form.toLowerCase()))) found.add(text);
    }
  }
  return [...found];
}
