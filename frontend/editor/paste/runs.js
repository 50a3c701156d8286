// Runs of words with what they bear (bold, italic, a link) as one line of Markdown. Pure.
import { escapeWords } from "./escape.js";

const MARKS = [
  ["bold", "**"],
  ["italic", "*"],
  ["struck", "~~"],
];
// Soft hyphens and marks of no width say where a line may break, in the page they came from.
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

/** Lines of Markdown: `[{text, bold, italic, struck, href, note} or {stop}]` joined. */
export function linesOf(runs) {
  const lines = [[]];
  for (const run of runs) {
    if (run.stop) lines.push([]);
    else lines.at(-1).push(run);
  }
  return lines.map((line) => lineOf(line));
}

export function lineOf(runs) {
  const words = spaced(runs.map((run) => (run.stop ? { text: " " } : run)));
  let done = "";
  for (let at = 0; at < words.length; ) {
    const { href } = words[at];
    let end = at + 1;
    while (end < words.length && words[end].href === href) end++;
    const part = words.slice(at, end);
    done += href ? link(part, href) : marked(part);
    at = end;
  }
  return done.trim();
}

/** The same words with single spaces, none at the ends. */
function spaced(runs) {
  const found = [];
  let open = true;
  for (const run of runs) {
    if (run.note) {
      found.push(run);
      open = false;
      continue;
    }
    let text = (run.text ?? "").replace(UNSEEN, "").replace(/[ \t\r\n\f\v]+/g, " ");
    text = text.replace(/\u00a0(?=[ \u00a0])|(?<=[ \u00a0])\u00a0/g, " ").replace(/ +/g, " ");
    if (open) text = text.replace(/^[ \u00a0]/, "");
    if (!text) continue;
    open = /[ \u00a0]$/.test(text);
    found.push({ ...run, text });
  }
  if (found.length && !found.at(-1).note) found.at(-1).text = found.at(-1).text.trimEnd();
  return found.filter((run) => run.note || run.text);
}

function link(runs, href) {
  const bare = runs.map((run) => run.text ?? "").join("").trim();
  const [before, after] = [/^\s*/.exec(runs[0].text ?? "")[0], /\s*$/.exec(runs.at(-1).text ?? "")[0]];
  if (!bare) return before;
  const address = href.replace(/\s/g, "%20").replace(/[()<>"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  if (bare === href && !/[\s"<>]|[.,;:!?'*_~)]$/.test(href)) return before + (href.startsWith("http") ? href : `<${href}>`) + after;
  if (`mailto:${bare}` === href && /^[\w.+-]+@[\w.-]+$/.test(bare)) return `${before}<${bare}>${after}`;
  return `${before}[${marked(runs, escapeLabel).trim()}](${address})${after}`;
}

// A bare address in a link's words is no link of its own there.
const escapeLabel = (text) => escapeWords(text).replace(/(?<!\\)[[\]]/g, "\\$&");

function marked(runs, escape = escapeWords) {
  let done = "";
  let open = [];
  for (const [at, run] of runs.entries()) {
    const wanted = wantedAt(runs, at);
    let kept = 0;
    while (kept < open.length && open[kept] === wanted[kept]) kept++;
    const text = run.note ? `[^${run.note}]` : escape(run.text);
    const closing = open.slice(kept).reverse().join("");
    if (closing) done = done.replace(/\s*$/, (space) => closing + space);
    const opening = wanted.slice(kept).join("");
    done += opening ? text.replace(/^\s*/, (space) => space + opening) : text;
    open = wanted;
  }
  return open.length ? done.replace(/\s*$/, (space) => open.reverse().join("") + space) : done;
}

/** The marks of a run; a space between bears what both its neighbours bear. */
function wantedAt(runs, at) {
  const bears = (run, name) => Boolean(run?.[name]);
  const blank = !runs[at].note && !runs[at].text.trim();
  const has = (name) => (blank ? bears(runs[at - 1], name) && bears(runs[at + 1], name) : bears(runs[at], name));
  return MARKS.filter(([name]) => has(name)).map(([, mark]) => mark);
}
