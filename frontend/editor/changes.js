// The fewest changes that make one text into another, so that caret, selection and history stay.

const MOST_PAIRS = 4_000_000;

/** Changes by place in `before`, in order: [{from, to, insert}]. */
export function changesBetween(before, after) {
  if (before === after) return [];
  // Whole lines: letters that two paragraphs have in common are no place to cut.
  const head = before.slice(0, commonHead(before, after)).lastIndexOf("\n") + 1;
  const tail = wholeLines(before, after, commonTail(before, after, head));
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  return runsOf(linesOf(old), linesOf(now), head);
}

/** So much of a common tail as begins with a line in both. */
function wholeLines(a, b, tail) {
  const begins = (text) => tail === text.length || text[text.length - tail - 1] === "\n";
  if (!tail || (begins(a) && begins(b))) return tail;
  const at = a.indexOf("\n", a.length - tail);
  return at < 0 ? 0 : a.length - at - 1;
}

function commonHead(a, b) {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function commonTail(a, b, head) {
  let count = 0;
  const most = Math.min(a.length, b.length) - head;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What differs between two rows of lines; each run is narrowed to the letters that differ. */
function runsOf(old, now, offset) {
  if (old.length * now.length > MOST_PAIRS) return [narrowed(old.join(""), now.join(""), offset)];
  const kept = longestRow(old, now);
  const changes = [];
  let [i, j, at] = [0, 0, offset];
  for (const [nextI, nextJ] of [...kept, [old.length, now.length]]) {
    const gone = old.slice(i, nextI).join("");
    const came = now.slice(j, nextJ).join("");
    if (gone || came) changes.push(narrowed(gone, came, at));
    at += gone.length + (old[nextI]?.length ?? 0);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return changes;
}

function narrowed(gone, came, at) {
  const head = commonHead(gone, came);
  const tail = commonTail(gone, came, head);
  return { from: at + head, to: at + gone.length - tail, insert: came.slice(head, came.length - tail) };
}

/** The longest row of lines that both have, as pairs of places: the textbook's table. */
function longestRow(old, now) {
  const width = now.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const skip = Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
      best[i * width + j] = old[i] === now[j] ? best[(i + 1) * width + j + 1] + 1 : skip;
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}
