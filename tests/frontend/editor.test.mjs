// Run by tests/frontend/test_editor.py: the editor's rules on plain text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesBetween } from "../../frontend/editor/changes.js";
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
