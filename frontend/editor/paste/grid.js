// A table's cells in their rows and columns, merged ones taken apart.
import { isGone } from "./look.js";

const MOST_COLUMNS = 50;
const MOST_CELLS = 10_000;

/** {rows of cells (null where nothing is said), merged, tooLarge}; a cell over several rows is said in each. */
export function gridOf(table) {
  const grid = [];
  let merged = false;
  const lines = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table && !isGone(row));
  lines.forEach((line, y) => {
    let x = 0;
    for (const cell of line.children) {
      if (!/^T[DH]$/.test(cell.tagName) || isGone(cell)) continue;
      while (grid[y]?.[x] !== undefined) x++;
      const across = Math.min(Math.max(cell.colSpan, 1), MOST_COLUMNS + 1);
      const down = Math.min(Math.max(cell.rowSpan, 1), lines.length - y);
      merged ||= across > 1 || down > 1;
      for (let dy = 0; dy < down; dy++) for (let dx = 0; dx < across; dx++) (grid[y + dy] ??= [])[x + dx] = dx ? null : cell;
      x += across;
    }
  });
  const rows = trimmed(grid);
  const columns = rows[0]?.length ?? 0;
  return { rows, merged, tooLarge: columns > MOST_COLUMNS || columns * rows.length > MOST_CELLS };
}

/** As wide as its widest row, without the empty rows and columns that a sheet brings along. */
function trimmed(grid) {
  const says = (cell) => Boolean(cell?.textContent.replace(/[\s\u00a0]/g, ""));
  const rows = grid.map((row) => Array.from(row ?? [], (cell) => cell ?? null)).filter((row) => row.some(says));
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(says) + 1));
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null));
}
