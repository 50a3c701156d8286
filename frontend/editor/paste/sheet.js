// Cells copied as plain text, tabs between them, as rows; null for any other text. Pure.

/** Rows of a spreadsheet: two or more lines of as many cells each; a cell in quotation marks may hold line ends. */
export function rowsOf(text) {
  if (!text.includes("\t")) return null;
  const rows = [[""]];
  const source = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  for (let at = 0; at < source.length; at++) {
    const row = rows.at(-1);
    if (source[at] === '"' && row.at(-1) === "") {
      const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(at));
      if (quoted) {
        row[row.length - 1] = quoted[1].replaceAll('""', '"');
        at += quoted[0].length - 1;
        continue;
      }
    }
    if (source[at] === "\t") row.push("");
    else if (source[at] === "\n") rows.push([""]);
    else row[row.length - 1] += source[at];
  }
  const width = rows[0].length;
  return rows.length > 1 && width > 1 && rows.every((row) => row.length === width) ? rows : null;
}
