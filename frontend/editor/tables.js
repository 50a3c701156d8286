// Tables as text: their cells, and what adding or removing a row or column changes. Pure.

const PIPE = /\\.|(\|)/g;
const RULER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The cells of a line as they are written, without the pipes at its ends. */
export function cellsOf(line) {
  const inner = line.trim().replace(/^\|/, "");
  const cells = [];
  let from = 0;
  for (const found of inner.matchAll(PIPE)) {
    if (!found[1]) continue;
    cells.push(inner.slice(from, found.index));
    from = found.index + 1;
  }
  if (from < inner.length || !cells.length) cells.push(inner.slice(from));
  return cells;
}

/** In which cell of its line a place stands. */
export function cellAt(line, at) {
  const lead = line.length - line.trimStart().length + (line.trimStart().startsWith("|") ? 1 : 0);
  const before = [...line.slice(lead, Math.max(at, lead)).matchAll(PIPE)].filter((found) => found[1]).length;
  return Math.min(before, cellsOf(line).length - 1);
}

export const isRuler = (line) => line.includes("-") && line.includes("|") && RULER.test(line);

const indentOf = (line) => line.slice(0, line.length - line.trimStart().length);
const written = (line, cells) => `${indentOf(line)}|${cells.join("|")}|`;

/** The line with a cell more after the given one; the cells there keep every letter. */
export function withCell(line, after) {
  const cells = cellsOf(line);
  cells.splice(after + 1, 0, isRuler(line) ? " --- " : "   ");
  return written(line, cells);
}

export function withoutCell(line, at) {
  const cells = cellsOf(line);
  if (at < cells.length) cells.splice(at, 1);
  return written(line, cells);
}

export const emptyRow = (columns) => `|${"   |".repeat(columns)}`;

/** A table from rows of cells that are already written as Markdown; the first row is its head. */
export function tableOf(rows) {
  const columns = Math.max(...rows.map((row) => row.length));
  const line = (row) => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? "").join(" | ")} |`;
  const ruler = `| ${Array(columns).fill("---").join(" | ")} |`;
  return [line(rows[0]), ruler, ...rows.slice(1).map(line)].map((each) => each.replace(/\|  (?=\|)/g, "|   ")).join("\n");
}
