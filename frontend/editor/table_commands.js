// Rows and columns of the table that the caret is in.
import { EditorSelection } from "@codemirror/state";
import { insertPassage } from "./lines.js";
import { tableAt } from "./places.js";
import { cellAt, cellsOf, emptyRow, tableOf, withCell, withoutCell } from "./tables.js";

export function insertTable(say) {
  return (view) => {
    const head = [say("column-1"), say("column-2"), say("column-3")];
    insertPassage(view, tableOf([head, ["", "", ""], ["", "", ""]]), 2);
    selectCell(view, 0, 0);
    return true;
  };
}

/** A row after the caret's; after the head it is the first of the body. */
export function addRow(view) {
  const table = tableAt(view.state, view.state.selection.main.head);
  if (!table) return false;
  const after = Math.max(table.line.number, table.first + 1);
  const row = `\n${emptyRow(cellsOf(table.lines[0].text).length)}`;
  const at = view.state.doc.line(after).to;
  view.dispatch({ changes: { from: at, insert: row }, userEvent: "input" });
  selectCell(view, after + 1 - table.first, 0, table.first);
  return true;
}

/** The caret's row goes; without its head a table is none, so that takes the whole table. */
export function removeRow(view) {
  const table = tableAt(view.state, view.state.selection.main.head);
  if (!table) return false;
  const body = table.line.number > table.first + 1;
  const from = body ? table.line.from - 1 : table.lines[0].from;
  const to = body ? table.line.to : table.lines.at(-1).to;
  view.dispatch({ changes: { from, to }, scrollIntoView: true, userEvent: "delete" });
  return true;
}

export function addColumn(view) {
  return changeColumns(view, (line, column) => withCell(line, column), 1);
}

export function removeColumn(view) {
  const table = tableAt(view.state, view.state.selection.main.head);
  if (table && cellsOf(table.lines[0].text).length === 1) {
    view.dispatch({ changes: { from: table.lines[0].from, to: table.lines.at(-1).to }, userEvent: "delete" });
    return true;
  }
  return changeColumns(view, (line, column) => withoutCell(line, column), 0);
}

function changeColumns(view, changed, step) {
  const { head } = view.state.selection.main;
  const table = tableAt(view.state, head);
  if (!table) return false;
  const column = cellAt(table.line.text, head - table.line.from);
  const changes = table.lines.map((line) => ({ from: line.from, to: line.to, insert: changed(line.text, column) }));
  view.dispatch({ changes, userEvent: "input" });
  selectCell(view, table.line.number - table.first, column + step, table.first);
  return true;
}

/** The words of a cell, chosen, so that typing replaces them. */
function selectCell(view, row, column, first) {
  const { state } = view;
  const top = first ?? tableAt(state, state.selection.main.head).first;
  const line = state.doc.line(top + row);
  const cells = cellsOf(line.text);
  const at = Math.min(Math.max(column, 0), cells.length - 1);
  const lead = line.text.length - line.text.trimStart().length + (line.text.trimStart().startsWith("|") ? 1 : 0);
  const start = line.from + lead + cells.slice(0, at).reduce((sum, cell) => sum + cell.length + 1, 0);
  const words = cells[at].trim();
  const from = start + (words ? cells[at].indexOf(words) : Math.min(1, cells[at].length));
  view.dispatch({ selection: EditorSelection.range(from, from + words.length), scrollIntoView: true });
}

/** Enter in a table: on to a new row; in an empty last row, out of the table. */
export function enterInTable(view) {
  const table = tableAt(view.state, view.state.selection.main.head);
  if (!table) return false;
  const isLast = table.line.number === table.last && table.line.number > table.first + 1;
  if (isLast && !cellsOf(table.line.text).join("").trim()) {
    view.dispatch({
      changes: { from: table.line.from, to: table.line.to, insert: "\n" },
      selection: EditorSelection.cursor(table.line.from + 1),
      userEvent: "input",
    });
    return true;
  }
  return addRow(view);
}

