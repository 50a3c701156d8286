// Bold and italic: put around the chosen words, or the word at the caret, and taken off again.
import { EditorSelection } from "@codemirror/state";
import { nodeAt } from "./places.js";

const MARKS = {
  bold: { mark: "**", node: "StrongEmphasis" },
  italic: { mark: "*", node: "Emphasis" },
};
const LEAD = /^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*/;

export function isMarked(state, name) {
  const { from, to } = state.selection.main;
  const node = nodeAt(state, from, [MARKS[name].node]);
  return Boolean(node && node.to >= to);
}

export const toggleMark = (name) => (view) => {
  const { mark, node } = MARKS[name];
  const { state } = view;
  const { from, to } = state.selection.main;
  const around = nodeAt(state, from, [node]);
  // At the end of bold words the tool ends them, as in a word processor.
  if (around && from === to && from === around.to - mark.length) return goTo(view, around.to);
  if (around && around.to >= to) return takeOff(view, around, mark.length);
  if (from === to && isEmptyPair(state, from, mark)) return takeOff(view, { from: from - mark.length, to: from + mark.length }, mark.length);
  const word = from === to ? state.wordAt(from) : null;
  return putAround(view, word ?? { from, to }, mark);
};

function goTo(view, at) {
  view.dispatch({ selection: EditorSelection.cursor(at) });
  return true;
}

function isEmptyPair(state, at, mark) {
  const [before, after] = [state.sliceDoc(0, at), state.sliceDoc(at)];
  return before.endsWith(mark) && after.startsWith(mark) && !before.endsWith(`*${mark}`);
}

function takeOff(view, { from, to }, length) {
  view.dispatch({ changes: [{ from, to: from + length }, { from: to - length, to }], userEvent: "delete" });
  return true;
}

/** Marks must touch words, and no pair goes over the end of a line. */
function putAround(view, { from, to }, mark) {
  const { state } = view;
  const pieces = from === to ? [{ from, to }] : wordsIn(state, from, to);
  const changes = pieces.flatMap((piece) => [
    { from: piece.from, insert: mark },
    { from: piece.to, insert: mark },
  ]);
  const set = state.changes(changes);
  const start = set.mapPos(pieces[0]?.from ?? from, from === to ? -1 : 1);
  const end = set.mapPos(pieces.at(-1)?.to ?? to, -1);
  const chosen = from === to ? EditorSelection.cursor(start + mark.length) : EditorSelection.range(start, end);
  view.dispatch({ changes: set, selection: chosen, userEvent: "input" });
  return true;
}

function wordsIn(state, from, to) {
  const pieces = [];
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    const lead = line.from + LEAD.exec(line.text)[0].length;
    const [start, end] = [Math.max(at, lead), Math.min(to, line.to)];
    const words = state.sliceDoc(start, Math.max(start, end));
    const kept = words.trim();
    if (kept) pieces.push({ from: start + words.indexOf(kept), to: start + words.indexOf(kept) + kept.length });
    at = line.to + 1;
  }
  return pieces;
}
