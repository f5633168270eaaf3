/** Reads CSV as RFC 4180 has it, with semicolons and CRLF: the fields of each line, quotes taken off. @throws Error when it is none */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole, quoted, plain = '', end] = /^(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no CSV: ${JSON.stringify(rest.slice(0, 80))}`);
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
    rest = rest.slice(whole.length);
  }
  return records;
}
