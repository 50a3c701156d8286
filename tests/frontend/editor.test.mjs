// Run by tests/frontend/test_editor.py: the editor's rules on plain text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState, Transaction } from "@codemirror/state";
import { changesBetween } from "../../frontend/editor/changes.js";
import { canGoIn, canGoOut, goIn, goOut } from "../../frontend/editor/depth.js";
import { cameIn, marks, placesOf } from "../../frontend/editor/merged.js";
import { escapeCell, escapeHeading, escapeStart, escapeWords } from "../../frontend/editor/paste/escape.js";
import { lineOf } from "../../frontend/editor/paste/runs.js";
import { rowsOf } from "../../frontend/editor/paste/sheet.js";
import { cellAt, cellsOf, isRuler, tableOf, withCell, withoutCell } from "../../frontend/editor/tables.js";
import { countWords } from "../../frontend/editor/words.js";

const applied = (text, changes) =>
  [...changes].reverse().reduce((done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to), text);

test("the fewest changes make the other text", () => {
  assert.deepEqual(changesBetween("same", "same"), []);
  assert.deepEqual(changesBetween("one\ntwo\nthree\n", "one\ntwo!\nthree\n"), [{ from: 7, to: 7, insert: "!" }]);
  assert.deepEqual(changesBetween("a\nb\nc\nd\n", "A\nb\nc\nD\n"), [
    { from: 0, to: 1, insert: "A" },
    { from: 6, to: 7, insert: "D" },
  ]);
});

test("a paragraph that goes is no change of the one before it", () => {
  const [before, after] = ["Part 1 of it.\n\nPart 2 of it.\n\nPart 3 of it.\n", "Part 1 of it.\n\nPart 3 of it.\n"];
  assert.deepEqual(changesBetween(before, after), [{ from: 15, to: 30, insert: "" }]);
  assert.deepEqual(changesBetween(after, before), [{ from: 15, to: 15, insert: "Part 2 of it.\n\n" }]);
});

test("any two texts: changes are in order and make the second of the first", () => {
  let seed = 7;
  const chance = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const text = () => Array.from({ length: chance(14) }, () => "abc\n\n"[chance(5)]).join("");
  for (let round = 0; round < 3000; round++) {
    const [before, after] = [text(), text()];
    const changes = changesBetween(before, after);
    assert.equal(applied(before, changes), after);
    changes.forEach((change, at) => assert.ok(at === 0 || changes[at - 1].to <= change.from));
  }
});

test("two long texts with nothing in common are one change", () => {
  const [before, after] = ["a\n".repeat(3000), "b\n".repeat(3000)];
  assert.equal(applied(before, changesBetween(before, after)), after);
});

test("a table's lines and cells", () => {
  assert.deepEqual(cellsOf("| a | b \\| c |"), [" a ", " b \\| c "]);
  assert.deepEqual(cellsOf("a | b"), ["a ", " b"]);
  assert.deepEqual(cellsOf("|"), [""]);
  assert.deepEqual([0, 2, 5, 6, 13].map((at) => cellAt("| a | b \\| c |", at)), [0, 0, 1, 1, 1]);
  assert.deepEqual(["| --- | :-: |", "--- | ---", "| a |", "---", "|"].map(isRuler), [true, true, false, false, false]);
  assert.equal(withCell("| a | b |", 0), "| a |   | b |");
  assert.equal(withCell("| --- |", 0), "| --- | --- |");
  assert.equal(withoutCell("  a | b", 1), "  |a |");
  assert.equal(tableOf([["A", "B"], ["x"]]), "| A | B |\n| --- | --- |\n| x |   |");
});

test("words are escaped no more than need be", () => {
  const same = ["2 * 3", "snake_case", "a < b", "C:\\temp", "[1]", "50 %", "https://x.example/a_b_c*", "it's (so)", "a ~ b"];
  for (const words of same) assert.equal(escapeWords(words), words);
  assert.equal(escapeWords("*a* _b_ `c` ~~d~~ [e](f) <g@h>"), "\\*a\\* \\_b\\_ \\`c\\` \\~~d\\~~ \\[e](f) \\<g@h>");
  assert.deepEqual(
    ["# a", "#a", "- a", "-a", "1. a", "1.5", "> a", "| - |", "---", "a"].map(escapeStart),
    ["\\# a", "#a", "\\- a", "-a", "1\\. a", "1.5", "\\> a", "\\| - |", "\\---", "a"],
  );
  assert.deepEqual(["C #", "C#", "#"].map(escapeHeading), ["C \\#", "C#", "\\#"]);
  assert.deepEqual(["a|b", "a\\|b"].map(escapeCell), ["a\\|b", "a\\|b"]);
});

test("runs become one line with few marks", () => {
  const bold = (text) => ({ text, bold: true });
  assert.equal(lineOf([bold("a"), { text: " " }, bold("b"), { text: " c" }]), "**a b** c");
  assert.equal(lineOf([{ text: "x" }, bold(" a "), { text: "y" }]), "x **a** y");
  assert.equal(lineOf([bold("a "), { text: "b", bold: true, italic: true }, { text: " c", italic: true }]), "**a *b*** *c*");
  assert.equal(lineOf([{ text: "  soft\u00adhyphen\u200b \n and\u00a0\u00a0so " }]), "softhyphen and so");
  assert.equal(lineOf([{ text: " " }, { stop: true }, { text: "\u00a0" }]), "");
});

test("plain cells are a sheet only where every line has as many", () => {
  assert.deepEqual(rowsOf("a\tb\nc\td"), [["a", "b"], ["c", "d"]]);
  assert.deepEqual(rowsOf('"a\nb"\tc\r\nd\t"e ""f"""\r\n'), [["a\nb", "c"], ["d", 'e "f"']]);
  for (const text of ["a b", "a\tb", "a\tb\nc", "\ta\n\tb\tc", '"a\tb']) assert.equal(rowsOf(text), null);
});

test("words are counted as prose counts them", () => {
  assert.deepEqual(
    ["", "one", "Twenty-one trees", "[see](https://a.example/b) it", "Plzeň’s e\u0301t\u00e9 3.5", "- [ ] a", "https://x.example"].map(countWords),
    [0, 1, 2, 2, 3, 1, 0],
  );
});

const press = (command, doc, anchor, head = anchor) => {
  const view = { state: EditorState.create({ doc, selection: { anchor, head } }) };
  view.dispatch = (spec) => (view.state = view.state.update(spec).state);
  const done = command(view);
  return done ? view.state.doc.toString() : null;
};

test("an item goes further in with what belongs to it, and no first item does", () => {
  assert.equal(press(goIn, "- a\n- b\n  - c\n\n    d\n- e", 4), "- a\n  - b\n    - c\n\n      d\n- e");
  assert.equal(press(goIn, "- a\n- b", 0), "- a\n- b");
  assert.equal(press(goIn, "Words.\n\n- a\nmore of a\n- b", 22), "Words.\n\n- a\nmore of a\n  - b");
  assert.equal(press(goIn, "- a\n\nWords.\n\n- b", 13), "- a\n\nWords.\n\n- b");
  assert.equal(press(goIn, "- a\n- b\n- c", 4, 11), "- a\n  - b\n  - c");
  assert.equal(press(goIn, "- a\n- b\n  - c", 4, 13), "- a\n  - b\n    - c");
  assert.equal(press(goIn, "Words.", 3), null);
});

test("an item goes further out, as far as the margin", () => {
  assert.equal(press(goOut, "- a\n  - b\n    - c", 8), "- a\n- b\n  - c");
  assert.equal(press(goOut, "- a\n\t- b", 6), "- a\n- b");
  assert.equal(press(goOut, "- a\n- b", 5), "- a\n- b");
});

test("a numbered item counts on where it comes to stand", () => {
  assert.equal(press(goIn, "1. a\n2. b\n3. c", 5), "1. a\n  1. b\n3. c");
  assert.equal(press(goIn, "1. a\n  1. b\n2. c", 13), "1. a\n  1. b\n  2. c");
  assert.equal(press(goOut, "1. a\n  1) b\n2. c", 8), "1. a\n2) b\n2. c");
});

const cameTo = (doc, now) => {
  const state = EditorState.create({ doc });
  const { changes, newDoc } = state.update({ changes: changesBetween(doc, now) });
  return placesOf(changes, state.doc, newDoc).map(({ from, to }) => (from === to ? `cut at ${from}` : now.slice(from, to)));
};

test("what a merge brought in is marked by whole lines, and where something went", () => {
  assert.deepEqual(cameTo("A one.\n\nB two.\n", "A one.\n\nNew.\nMore.\n\nB two.\n"), ["New.\nMore."]);
  assert.deepEqual(cameTo("A one.\n\nB two.\n", "A one, and more.\n\nB.\n"), ["A one, and more.", "B."]);
  assert.deepEqual(cameTo("A.\n\nB.\n\nC.\n", "A.\n\nC.\n"), ["cut at 4"]);
  assert.deepEqual(cameTo("A.\n\nB.", "A."), ["cut at 2"]);
  assert.deepEqual(cameTo("A.\n\nB.\n", "\n\nB.\n"), ["cut at 0"]);
  assert.deepEqual(cameTo("A.\nB.\n", "A.\n\n\nB.\n"), []);
  assert.deepEqual(cameTo("A.\nB.\n", "A!\nB!\n"), ["A!\nB!"]);
  assert.deepEqual(cameTo("", "All new.\n"), ["All new."]);
});

test("a mark goes with its words, and after typing the next merge begins anew", () => {
  const remote = { annotations: Transaction.remote.of(true), effects: cameIn.of(null) };
  const places = (state) => state.field(marks).places.map(({ from, to }) => state.sliceDoc(from, to));
  const start = EditorState.create({ doc: "One.\n\nTwo.\n", extensions: [marks] });
  const merged = start.update({ changes: { from: 4, insert: " Theirs." }, ...remote }).state;
  assert.deepEqual(places(merged), ["One. Theirs."]);
  const again = merged.update({ changes: { from: merged.doc.length, insert: "Three.\n" }, ...remote }).state;
  assert.deepEqual(places(again), ["One. Theirs.", "Three."]);
  const typed = again.update({ changes: { from: 0, insert: "So: " } }).state;
  assert.deepEqual([places(typed), typed.field(marks).typed], [["So: One. Theirs.", "Three."], true]);
  assert.deepEqual(places(typed.update({ changes: { from: 0, to: 16 } }).state), ["Three."]);
  assert.deepEqual(places(typed.update({ changes: { from: 4, insert: "New. " }, ...remote }).state), ["So: New. One. Theirs."]);
});

test("what can be pressed is what would change something", () => {
  const at = (doc, anchor) => EditorState.create({ doc, selection: { anchor } });
  const states = [at("- a\n- b", 0), at("- a\n- b", 5), at("- a\n  - b", 7), at("Words", 2)];
  assert.deepEqual(states.map(canGoIn), [false, true, false, false]);
  assert.deepEqual(states.map(canGoOut), [false, false, true, false]);
});
