// How lines look while they are written: headings, items, quotations, code, tables. No letter is changed.
import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin, WidgetType } from "@codemirror/view";
import { cellsOf } from "./tables.js";

const MOST_ROWS = 200;
const MOST_HANG = 12;
const NOTE_LINE = /^[ ]{0,3}\[\^[^\]\s[]{1,80}\]:/;
const LEAD = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const LOOKS = {
  Blockquote: "line-quote",
  FencedCode: "line-code",
  Table: "line-table",
  HorizontalRule: "line-rule",
};

/** Room at the end of a cell, so that columns stand under each other. */
class Room extends WidgetType {
  constructor(width) {
    super();
    this.width = width;
  }
  eq(other) {
    return other.width === this.width;
  }
  toDOM() {
    const room = document.createElement("span");
    room.setAttribute("aria-hidden", "true");
    room.textContent = "\u00a0".repeat(this.width);
    return room;
  }
}

const marker = Decoration.mark({ class: "md-marker" });
const lines = new Map();
const lineLook = (name) => {
  if (!lines.has(name)) lines.set(name, Decoration.line({ class: name }));
  return lines.get(name);
};

/** Decorations of the lines in view. */
function dress(view) {
  const looks = new Map();
  const extras = [];
  const add = (at, name) => looks.set(at, looks.has(at) ? `${looks.get(at)} ${name}` : name);
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => dressNode(view, node, { from, to }, add, extras),
    });
    dressNotes(view.state.doc, from, to, add);
  }
  for (const [at, name] of looks) extras.push({ from: at, to: at, value: lineLook(name) });
  return built(extras);
}

function dressNode(view, node, seen, add, extras) {
  const { doc } = view.state;
  const heading = /^ATXHeading(\d)$/.exec(node.name);
  if (heading) add(doc.lineAt(node.from).from, `line-heading line-heading-${heading[1]}`);
  else if (node.name === "ListItem") dressItem(doc.lineAt(node.from), add, extras);
  else if (LOOKS[node.name]) {
    for (const line of linesIn(doc, Math.max(node.from, seen.from), Math.min(node.to, seen.to))) add(line.from, LOOKS[node.name]);
    if (node.name === "Table") alignTable(view, linesIn(doc, node.from, node.to), extras);
  }
}

function dressItem(line, add, extras) {
  const lead = LEAD.exec(line.text)?.[0];
  if (!lead) return;
  add(line.from, `line-item line-item-${Math.min(lead.length, MOST_HANG)}`);
  extras.push({ from: line.from, to: line.from + lead.length, value: marker });
}

function dressNotes(doc, from, to, add) {
  for (const line of linesIn(doc, from, to)) if (NOTE_LINE.test(line.text)) add(line.from, "line-note");
}

function linesIn(doc, from, to) {
  const found = [];
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    found.push(line);
    if (line.to >= to || line.number === doc.lines) return found;
  }
}

/** Fills each cell up to the widest of its column, where the whole table then fits into the line. */
function alignTable(view, rows, extras) {
  if (rows.length > MOST_ROWS) return;
  const cells = rows.map((row) => cellsOf(row.text).map((cell) => [...cell].length));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column] ?? 0)));
  const whole = widths.reduce((sum, width) => sum + width + 1, 1);
  if (whole * view.defaultCharacterWidth * 0.95 > view.contentDOM.clientWidth) return;
  rows.forEach((row, index) => roomIn(row, cells[index], widths, extras));
}

function roomIn(row, lengths, widths, extras) {
  let at = row.from + row.text.length - row.text.trimStart().length + (row.text.trimStart().startsWith("|") ? 1 : 0);
  cellsOf(row.text).forEach((cell, column) => {
    at += cell.length;
    const missing = (widths[column] ?? 0) - lengths[column];
    if (missing > 0) extras.push({ from: at, to: at, value: Decoration.widget({ widget: new Room(missing), side: 1 }) });
    at += 1;
  });
}

function built(found) {
  found.sort((a, b) => a.from - b.from || a.value.startSide - b.value.startSide);
  const builder = new RangeSetBuilder();
  for (const each of found) builder.add(each.from, each.to, each.value);
  return builder.finish();
}

export const dressing = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = dress(view);
    }
    update(update) {
      const grown = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || update.geometryChanged || grown) this.decorations = dress(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
