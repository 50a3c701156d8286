// Items of a list further in and further out; what belongs to an item goes along with it.
import { changesBetween } from "./changes.js";
import { ITEM, chosenLines } from "./lines.js";
import { codeAt } from "./places.js";

// As prose counts: two columns make a level, a tab is two.
const STEP = 2;
const LEAD = /^[ \t]*/;
const NUMBER = /^([ \t]*)\d{1,9}([.)])/;

const depthOf = (text) => LEAD.exec(text)[0].replace(/\t/g, "  ").length;

/** The chosen lines that are items. */
const items = (state) => chosenLines(state).filter((line) => ITEM.test(line.text) && !codeAt(state, line.from));

export const isInList = (state) => items(state).length > 0;

export const canGoIn = (state) => items(state).some((line) => elderOf(reading(state), line.number) !== null);

export const canGoOut = (state) => items(state).some((line) => depthOf(line.text) > 0);

/** An item goes under the one before it; the first of a list has none to go under. */
export const goIn = (view) =>
  move(view, (texts, number) => {
    if (elderOf(texts, number) === null) return;
    for (const each of branch(texts, number)) texts.write(each, " ".repeat(STEP) + texts.read(each));
  });

export const goOut = (view) =>
  move(view, (texts, number) => {
    if (!depthOf(texts.read(number))) return;
    for (const each of branch(texts, number)) texts.write(each, texts.read(each).replace(/^(?:\t| {1,2})/, ""));
  });

function move(view, step) {
  const { state } = view;
  const chosen = items(state);
  if (!chosen.length) return false;
  const texts = reading(state);
  for (const { number } of chosen) {
    if (texts.changed.has(number)) continue;
    step(texts, number);
    if (texts.changed.has(number)) texts.write(number, numbered(texts, number));
  }
  const changes = [...texts.changed].flatMap(([number, text]) => {
    const line = state.doc.line(number);
    return changesBetween(line.text, text).map((each) => ({ from: line.from + each.from, to: line.from + each.to, insert: each.insert }));
  });
  const set = state.changes(changes);
  if (changes.length) view.dispatch({ changes: set, selection: state.selection.map(set, 1), scrollIntoView: true, userEvent: "input" });
  return true;
}

/** The lines as they are, or as they are about to be. */
function reading(state) {
  const changed = new Map();
  return {
    changed,
    last: state.doc.lines,
    read: (number) => changed.get(number) ?? state.doc.line(number).text,
    write: (number, text) => changed.set(number, text),
  };
}

/** The number of the line of the item before it on the same level; null for the first of its list. */
function elderOf(texts, number) {
  const depth = depthOf(texts.read(number));
  let words = false;
  for (let at = number - 1; at > 0; at--) {
    const text = texts.read(at);
    if (ITEM.test(text) && depthOf(text) < depth + STEP) return depthOf(text) >= depth ? at : null;
    // A line at the margin goes on with the item above it; after a blank one it is a paragraph.
    if (!text.trim() && words) return null;
    words = Boolean(text.trim()) && depthOf(text) < depth + STEP;
  }
  return null;
}

/** The lines of an item: its own, and those below that stand further in. */
function branch(texts, number) {
  const depth = depthOf(texts.read(number));
  const lines = [number];
  for (let at = number + 1, blank = []; at <= texts.last; at++) {
    const text = texts.read(at);
    if (!text.trim()) blank.push(at);
    else if (depthOf(text) < depth + STEP) break;
    else lines.push(...blank.splice(0).filter((each) => texts.read(each)), at);
  }
  return lines;
}

/** A numbered item counts on from the one before it on its new level. */
function numbered(texts, number) {
  const elder = elderOf(texts, number);
  const before = elder ? parseInt(texts.read(elder).trimStart(), 10) : 0;
  return texts.read(number).replace(NUMBER, (mark, lead, sign) => `${lead}${(before || 0) + 1}${sign}`);
}
