// What a line is (heading, item of a list, quotation), what makes it so, and what the Enter key carries on.
import { EditorSelection } from "@codemirror/state";
import { codeAt, tableAt } from "./places.js";

const PARTS = /^([ \t]*)(#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/;
export const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\][ \t]+)?/;
const QUOTED = /^[ \t]*>[ \t]?/;
const KINDS = {
  heading: { is: /^[ \t]*##[ \t]/, mark: () => "## " },
  subheading: { is: /^[ \t]*###[ \t]/, mark: () => "### " },
  list: { is: /^[ \t]*[-*+][ \t]+(?!\[[ xX]\][ \t])/, mark: () => "- " },
  numbers: { is: /^[ \t]*\d{1,9}[.)][ \t]/, mark: (number) => `${number}. ` },
  tasks: { is: /^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]/, mark: () => "- [ ] " },
  quote: { is: QUOTED, mark: () => "> " },
};

export function chosenLines(state) {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const lines = [];
  for (let number = first; number <= last; number++) lines.push(state.doc.line(number));
  const filled = lines.filter((line) => line.text.trim());
  return filled.length ? filled : lines.slice(0, 1);
}

/** Whether all chosen lines are of a kind. */
export function isKind(state, kind) {
  return chosenLines(state).every((line) => KINDS[kind].is.test(line.text));
}

/** Makes the chosen lines of a kind, or plain again where they all are. */
export const toggleKind = (kind) => (view) => {
  const { state } = view;
  const off = isKind(state, kind);
  const changes = chosenLines(state).map((line, index) => changeOf(line, kind, off, index + 1));
  const set = state.changes(changes);
  view.dispatch({ changes: set, selection: state.selection.map(set, 1), scrollIntoView: true, userEvent: "input" });
  return true;
};

function changeOf(line, kind, off, number) {
  if (kind === "quote") {
    const length = off ? QUOTED.exec(line.text)[0].length : 0;
    return { from: line.from, to: line.from + length, insert: off ? "" : "> " };
  }
  const [whole, indent] = PARTS.exec(line.text);
  const keep = kind.endsWith("heading") ? 0 : indent.length;
  const insert = off ? "" : KINDS[kind].mark(number);
  return { from: line.from + keep, to: line.from + whole.length, insert };
}

/** Enter: a new item, a new line of the quotation, else a new paragraph, as in a word processor. */
export function enter(view) {
  const { state } = view;
  if (state.readOnly) return false;
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const before = line.text.slice(0, main.head - line.from);
  if (codeAt(state, main.head) || tableAt(state, main.head)) return false;
  const item = ITEM.exec(line.text);
  const lead = item?.[0] ?? QUOTED.exec(line.text)?.[0];
  if (lead && before.length >= lead.length) return carryOn(view, line, lead, item);
  const insert = before.trim() ? "\n\n" : "\n";
  view.dispatch(state.replaceSelection(insert), { scrollIntoView: true, userEvent: "input" });
  return true;
}

/** The next line of a list or quotation; an empty one ends it. */
function carryOn(view, line, lead, item) {
  const { state } = view;
  if (!line.text.slice(lead.length).trim() && state.selection.main.empty) {
    // A blank line before what follows, or it would go on with the last item.
    view.dispatch({
      changes: { from: line.from, to: line.to, insert: "\n" },
      selection: EditorSelection.cursor(line.from + 1),
      userEvent: "input",
    });
    return true;
  }
  const next = item ? `${item[1]}${nextMark(item[2])}${item[3]}${item[4] ? "[ ] " : ""}` : lead;
  view.dispatch(state.replaceSelection(`\n${next}`), { scrollIntoView: true, userEvent: "input" });
  return true;
}

function nextMark(mark) {
  const number = parseInt(mark, 10);
  return Number.isNaN(number) ? mark : `${number + 1}${mark.at(-1)}`;
}

/** Shift-Enter: a new line in the same paragraph. */
export function breakLine(view) {
  const { state } = view;
  if (codeAt(state, state.selection.main.head) || tableAt(state, state.selection.main.head)) return false;
  view.dispatch(state.replaceSelection("\\\n"), { scrollIntoView: true, userEvent: "input" });
  return true;
}

/** Puts a passage of its own where the caret is: after its line, with blank lines around it. */
export function passageAt(state, at, text) {
  const line = state.doc.lineAt(at);
  const empty = !line.text.trim();
  const above = line.number > 1 ? state.doc.line(line.number - 1).text : "";
  const below = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : "";
  const from = empty ? line.from : line.to;
  const lead = empty ? (above.trim() ? "\n" : "") : "\n\n";
  const tail = below.trim() ? "\n" : "";
  return { changes: { from, to: line.to, insert: lead + text + tail }, start: from + lead.length };
}

export function insertPassage(view, text, caret = text.length) {
  const { changes, start } = passageAt(view.state, view.state.selection.main.head, text);
  view.dispatch({
    changes,
    selection: EditorSelection.cursor(start + caret),
    scrollIntoView: true,
    userEvent: "input",
  });
}
