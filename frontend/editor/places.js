// What stands around a place in the text: asked of the syntax tree, or of the lines where that is surer.
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import { isRuler } from "./tables.js";

const PATIENCE_MS = 100;

/** The nearest node of one of these names that holds a place. */
export function nodeAt(state, at, names) {
  const tree = ensureSyntaxTree(state, at, PATIENCE_MS) ?? syntaxTree(state);
  for (const side of [-1, 1]) {
    for (let node = tree.resolveInner(at, side); node; node = node.parent) if (names.includes(node.name)) return node;
  }
  return null;
}

export const codeAt = (state, at) => nodeAt(state, at, ["FencedCode"]);

/** The lines of the table that a place is in: {first, last, line, lines}; null outside of one. */
export function tableAt(state, at) {
  const line = state.doc.lineAt(at);
  const isRow = (number) => state.doc.line(number).text.includes("|");
  if (!isRow(line.number)) return null;
  let [first, last] = [line.number, line.number];
  while (first > 1 && isRow(first - 1)) first--;
  while (last < state.doc.lines && isRow(last + 1)) last++;
  // A row without pipes may follow, but no head stands without its ruler.
  while (first < last && !isRuler(state.doc.line(first + 1).text)) first++;
  if (first === last || line.number < first || codeAt(state, at)) return null;
  const lines = [];
  for (let number = first; number <= last; number++) lines.push(state.doc.line(number));
  return { first, last, line, lines };
}
