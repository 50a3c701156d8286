// Puts what was typed since a text was sent onto the text that came of it. No letter of either is lost:
// changes in different places are both made; where they meet, both texts stand, theirs first.

export function rebase(sent, typed, stored, lines) {
  // Each line then ends alike, the last one too.
  const before = `${sent}\n`;
  const mine = region(0, before, `${typed}\n`);
  let theirs = regions(before, lines);
  if (apply(before, theirs) !== `${stored}\n`) theirs = [region(0, before, `${stored}\n`)];
  const met = meeting(before, mine, theirs);
  const both = met.length > 0;
  const apart = theirs.filter((each) => !met.includes(each));
  const whole = both ? beside(before, mine, met) : mine;
  // At one place theirs comes first: it is stored already.
  const text = apply(before, [...apart, whole]);
  return { text: text.slice(0, -1), both };
}

// The one stretch in which two texts differ, in whole words: half of one word and half of another make a third.
function region(at, old, now) {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  while (head > 0 && isOfWord(old[head - 1])) head -= 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  while (tail > 0 && isOfWord(old[old.length - tail])) tail -= 1;
  return { start: at + head, end: at + old.length - tail, text: now.slice(head, now.length - tail) };
}

// Either half of a letter that takes two is of a word too.
const isOfWord = (letter) => /[\p{L}\p{N}\p{M}\ud800-\udfff]/u.test(letter);

function regions(before, lines) {
  const starts = [0];
  for (let at = before.indexOf("\n"); at >= 0; at = before.indexOf("\n", at + 1)) starts.push(at + 1);
  return lines.map(([from, to, now]) => {
    const old = before.slice(starts[from], starts[to]);
    return region(starts[from], old, now.map((line) => `${line}\n`).join(""));
  });
}

function apply(text, changes) {
  let made = "";
  let at = 0;
  for (const { start, end, text: now } of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    made += text.slice(at, start) + now;
    at = end;
  }
  return made + text.slice(at);
}

const apart = (a, b) => a.end <= b.start || b.end <= a.start;

// Theirs that touch mine, and whatever else stands on the same lines, until no line is half taken.
function meeting(before, mine, theirs) {
  let met = theirs.filter((each) => !apart(each, mine));
  for (let size = 0; size !== met.length; ) {
    size = met.length;
    const lines = met.length ? wholeLines(before, [mine, ...met]) : null;
    if (lines) met = theirs.filter((each) => met.includes(each) || !apart(each, lines));
  }
  return met;
}

function wholeLines(before, changes) {
  const first = Math.min(...changes.map((each) => each.start));
  const last = Math.max(...changes.map((each) => each.end));
  const start = before.lastIndexOf("\n", first - 1) + 1;
  const end = last > start && before[last - 1] === "\n" ? last : before.indexOf("\n", last) + 1 || before.length;
  return { start, end };
}

function beside(before, mine, met) {
  const { start, end } = wholeLines(before, [mine, ...met]);
  const slice = before.slice(start, end);
  const moved = (change) => ({ ...change, start: change.start - start, end: change.end - start });
  const yours = apply(slice, [moved(mine)]);
  const theirs = apply(slice, met.map(moved));
  return { start, end, text: yours === theirs ? theirs : `${theirs}\n${yours}` };
}
