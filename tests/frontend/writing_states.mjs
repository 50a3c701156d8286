// The table of states: what happens to a text, event by event. Run by test_writing_states.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, isSafe, next } from "../../frontend/writing/saving.js";
import { rebase } from "../../frontend/writing/rebase.js";

const start = begin({ text: "One.\n", base: 7 });
const typed = (text) => ({ type: "typed", text });
const due = (key, pressed = false) => ({ type: "due", key, pressed });
const answered = (status, body = {}, pause = 0) => ({ type: "answered", status, body, pause });
const failed = { type: "failed" };
const stored = (revision, text, more = {}) => answered(200, { revision, text, ...more });

// After each event: the state's name, and the effects in short.
function story(...events) {
  let state = start;
  const told = events.map((event) => {
    const result = next(state, event);
    state = result.state;
    return [state.name, ...result.effects.map(short)];
  });
  return { state, told };
}

const short = (effect) =>
  ({
    wait: () => `wait ${effect.ms}`,
    send: () => `send ${effect.attempt.key} on ${effect.attempt.base}: ${effect.attempt.text.trim()}`,
    tell: () => `tell ${effect.what}`,
    replace: () => `replace: ${effect.text.trim()}`,
    renew: () => "renew",
  })[effect.do]();

test("a text is stored when its writer pauses", () => {
  const { state, told } = story(typed("Two.\n"), due("a"), stored(8, "Two.\n"));
  assert.deepEqual(told, [
    ["dirty", "wait 3000"],
    ["sending", "wait null", "send a on 7: Two."],
    ["idle", "tell stored"],
  ]);
  assert.equal(isSafe(state), true);
});

test("nothing is sent for what was taken back, or never typed", () => {
  assert.deepEqual(story(typed("Two.\n"), typed("One.\n"), due("a")).told, [
    ["dirty", "wait 3000"],
    ["idle", "wait null"],
    ["idle"],
  ]);
});

test("never two at once: what is typed meanwhile goes next, on the answer's revision", () => {
  assert.deepEqual(story(typed("Two.\n"), due("a"), typed("Two, three.\n"), due("b"), stored(8, "Two.\n"), due("c")).told, [
    ["dirty", "wait 3000"],
    ["sending", "wait null", "send a on 7: Two."],
    ["sending"],
    ["sending"],
    ["dirty", "tell stored", "wait 3000"],
    ["sending", "wait null", "send c on 8: Two, three."],
  ]);
});

test("somebody else's words are named as such, one's own made plain are not", () => {
  const replaced = (more) => {
    const sent = next(next(start, typed("Two.\n")).state, due("a")).state;
    return next(sent, stored(9, "Two.\nTheirs.\n", { lines: [[1, 1, ["Theirs."]]], ...more })).effects[0];
  };
  assert.deepEqual(replaced({ merged: true }), { do: "replace", text: "Two.\nTheirs.\n", merged: true });
  assert.deepEqual(replaced({}), { do: "replace", text: "Two.\nTheirs.\n", merged: false });
});

test("a button pressed while sending stores what is left at once", () => {
  const { told } = story(typed("Two.\n"), due("a"), typed("Three.\n"), due("b", true), stored(8, "Two.\n"));
  assert.deepEqual(told.at(-1), ["dirty", "tell stored", "wait 0"]);
});

test("after a lost answer the same attempt goes again under its key, before anything newer", () => {
  assert.deepEqual(story(typed("Two.\n"), due("a"), failed, typed("Three.\n"), due("b"), stored(8, "Two.\n"), due("c")).told.slice(2), [
    ["offline", "wait 2000", "tell offline"],
    ["offline"],
    ["sending", "wait null", "send a on 7: Two."],
    ["dirty", "tell stored", "wait 0"],
    ["sending", "wait null", "send c on 8: Three."],
  ]);
});

test("tries come further and further apart, a minute at most", () => {
  let state = next(next(start, typed("Two.\n")).state, due("a")).state;
  const waits = [];
  for (let go = 0; go < 7; go += 1) {
    const lost = next(state, go % 2 ? failed : answered(502));
    waits.push(lost.effects[0].ms);
    state = next(lost.state, due("b")).state;
  }
  assert.deepEqual(waits, [2000, 4000, 8000, 16000, 32000, 60000, 60000]);
});

test("a merge comes into a text that stood still", () => {
  const { state, told } = story(typed("Two.\n"), due("a"), stored(9, "Two.\n\nTheirs.\n", { told: "Marta’s …" }));
  assert.deepEqual(told.at(-1), ["idle", "replace: Two.\n\nTheirs.", "tell stored"]);
  assert.deepEqual([state.text, state.base], ["Two.\n\nTheirs.\n", 9]);
});

test("a merge comes into a text that was typed on, and no letter is lost", () => {
  const lines = [[2, 2, ["Theirs.", ""]]];
  const { state, told } = story(typed("Two.\n"), due("a"), typed("Two, and more.\n"), stored(9, "Two.\n\nTheirs.\n", { lines: [[1, 1, ["", "Theirs."]]] }));
  assert.deepEqual(told.at(-1), ["dirty", "replace: Two, and more.\n\nTheirs.", "tell stored", "wait 3000"]);
  assert.deepEqual([state.base, state.stored, lines.length], [9, "Two.\n\nTheirs.\n", 1]);
});

const ANSWERS = [
  [answered(401), ["signed-out", "tell signed-out"]],
  [answered(403, { code: "person" }), ["signed-out", "tell other-person"]],
  [answered(403, { code: "csrf" }), ["waiting", "renew", "wait 2000"]],
  [answered(403, { reason: "No." }), ["gone", "tell gone"]],
  [answered(404), ["gone", "tell gone"]],
  [answered(409, { reason: "Submitted." }), ["closed", "tell closed"]],
  [answered(412), ["conflict", "tell conflict"]],
  [answered(413), ["dirty", "tell refused"]],
  [answered(422), ["dirty", "wait 0"]],
  [answered(428), ["dirty", "tell refused"]],
  [answered(429, {}, 20000), ["waiting", "tell slow", "wait 20000"]],
  [answered(500), ["waiting", "wait 2000", "tell trouble"]],
  [answered(503), ["waiting", "wait 2000", "tell trouble"]],
  [failed, ["offline", "wait 2000", "tell offline"]],
];
for (const [answer, expected] of ANSWERS)
  test(`answer ${answer.status ?? "none"} ${answer.body?.code ?? ""}`, () => {
    const { state, told } = story(typed("Two.\n"), due("a"), answer);
    assert.deepEqual(told.at(-1), expected);
    assert.equal(state.text, "Two.\n");
    // Safe only where the server has it: as a side draft beside an overlap or a closed plan.
    assert.equal(isSafe(state), [409, 412].includes(answer.status));
  });

test("whose answer is unknown keeps its key; who was refused gets another", () => {
  const keys = [answered(500), answered(403, { code: "csrf" }), failed, answered(401), answered(429), answered(412)].map((answer) => {
    const { state } = story(typed("Two.\n"), due("a"), answer);
    return next(state, due("b", true)).state.attempt.key;
  });
  assert.deepEqual(keys, ["a", "a", "a", "b", "b", "b"]);
});

test("in a conflict one may write on; it is tried again, and may have gone", () => {
  assert.deepEqual(story(typed("Two.\n"), due("a"), answered(412), due("b"), typed("Two and three.\n"), due("c"), stored(9, "Both.\n")).told.slice(2), [
    ["conflict", "tell conflict"],
    ["conflict"],
    ["conflict", "wait 3000"],
    ["sending", "wait null", "send c on 7: Two and three."],
    ["idle", "replace: Both.", "tell stored"],
  ]);
});

for (const [status, name] of [[404, "gone"], [409, "closed"]])
  test(`what is ${name} stays so until its writer asks`, () => {
    const { told } = story(typed("Two.\n"), due("a"), answered(status), typed("Three.\n"), due("b"), due("c", true));
    assert.deepEqual(told.slice(2), [[name, `tell ${name}`], [name], [name], ["sending", "wait null", "send c on 7: Three."]]);
  });

test("a text that was kept with an unanswered attempt sends that first", () => {
  const attempt = { text: "Two.\n", base: 7, key: "old" };
  const state = begin({ text: "Three.\n", base: 7, stored: null, attempt });
  assert.equal(next(state, due("new")).state.attempt, attempt);
});

const REBASED = [
  ["above and below", "a\nb\nc", "A\nb\nc", "a\nb\nC", [[2, 3, ["C"]]], "A\nb\nC", false],
  ["a line put in and one taken out", "a\nb\nc", "a\nb\nc\nd", "x\na\nc", [[0, 0, ["x"]], [1, 2, []]], "x\na\nc\nd", false],
  ["two sentences of one line", "One. Two. Three.", "One. Two. Three. Four.", "1. Two. Three.", [[0, 1, ["1. Two. Three."]]], "1. Two. Three. Four.", false],
  ["at one place", "a\n", "a\nmine", "a\ntheirs\n", [[1, 1, ["theirs"]]], "a\ntheirs\nmine", false],
  ["the same words", "a\nsame\nc", "a\nsome\nc", "a\nsave\nc", [[1, 2, ["save"]]], "a\nsave\n\nsome\nc", true],
  ["all of it taken out on one side", "a\nb\nc", "", "a\nB\nc", [[1, 2, ["B"]]], "a\nB\nc\n\n", true],
  ["nothing typed", "a\nb", "a\nb", "a\nB", [[1, 2, ["B"]]], "a\nB", false],
  ["lines that do not tell the stored text", "a\nb\nc", "A\nb\nc", "a\nb\nC", [], "A\nb\nC", false],
  ["letters of two halves", "x 🙂 y", "x 🙃 y", "X 🙂 y", [[0, 1, ["X 🙂 y"]]], "X 🙃 y", false],
];
for (const [name, sent, now, kept, lines, text, both] of REBASED)
  test(`typed on ${name}`, () => assert.deepEqual(rebase(sent, now, kept, lines), { text, both }));

test("whatever is typed and merged, every word of both stands", () => {
  let seed = 5;
  const random = (size) => (seed = (seed * 48271) % 2147483647) % size;
  for (let round = 0; round < 3000; round += 1) {
    const sent = Array.from({ length: 1 + random(6) }, (_, n) => `s${n}`);
    const change = (mark) => {
      const at = random(sent.length + 1);
      return [at, Math.min(sent.length, at + random(3)), Array.from({ length: random(3) }, (_, n) => `${mark}${round}${n}`)];
    };
    const mine = change("m");
    const theirs = change("t");
    const made = ([from, to, now]) => [...sent.slice(0, from), ...now, ...sent.slice(to)].join("\n");
    const { text } = rebase(sent.join("\n"), made(mine), made(theirs), [theirs]);
    for (const word of [...mine[2], ...theirs[2]]) assert.equal(text.split("\n").includes(word), true, `${word} in ${JSON.stringify({ sent, mine, theirs, text })}`);
  }
});
