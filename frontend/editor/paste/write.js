// Blocks from another program as Markdown of our dialect.
import { tableOf } from "../tables.js";
import { escapeCell, escapeHeading, escapeStart } from "./escape.js";
import { lineOf, linesOf } from "./runs.js";

const TOP = 2;
const DEEPEST = 4;

/** {text, inline}: `inline` where it is words of one paragraph, to go where the caret stands. */
export function write(blocks, notes, label) {
  const labels = new Map();
  const once = (run, at, runs) => !run.cites || run.cites !== runs[at - 1]?.cites || !notes.has(run.cites);
  const cited = (runs) => runs.filter(once).map((run) => (run.cites ? citation(run, notes, labels, label) : run));
  const top = Math.min(...blocks.filter((block) => block.kind === "heading").map((block) => block.level));
  const list = new Numbers();
  let text = "";
  let before = "";
  for (const block of blocks) {
    const written = WRITERS[block.kind](block, { cited, top, list });
    if (!written.trim()) continue;
    const tight = block.kind === "item" && before === "item";
    text += (text ? (tight ? "\n" : "\n\n") : "") + written;
    before = block.kind;
  }
  for (const [name, given] of labels) text += `\n\n[^${given}]: ${lineOf(cited(notes.get(name)))}`;
  return { text, inline: blocks.length === 1 && blocks[0].kind === "paragraph" && !labels.size && !text.includes("\n") };
}

/** A note that came along is cited by a label of our own; of one that did not, the sign is left. */
function citation(run, notes, labels, label) {
  const name = run.cites;
  if (!notes.has(name)) return { ...run, cites: undefined };
  if (!labels.has(name)) labels.set(name, label());
  return { note: labels.get(name) };
}

const WRITERS = {
  heading(block, { cited, top, list }) {
    list.end();
    const words = lineOf(cited(block.runs).map((run) => ({ ...run, bold: false })));
    const level = Math.min(block.level - top + TOP, DEEPEST);
    return words ? `${"#".repeat(level)} ${escapeHeading(words)}` : "";
  },
  paragraph(block, { cited, list }) {
    list.end();
    const lines = linesOf(cited(block.runs)).map(escapeStart);
    // Two empty lines in a row part paragraphs, one goes on in the same.
    return lines.join("\n").replace(/^\n+|\n+$/g, "").replace(/\n{2,}/g, "\n\n").replace(/(?<!\n)\n(?!\n)/g, "\\\n");
  },
  item(block, { cited, list }) {
    const lead = list.next(block) + (block.task === undefined ? "" : `[${block.task}] `);
    return `${lead}${escapeStart(lineOf(cited(block.runs)))}`;
  },
  more(block, { cited, list }) {
    return list.inside(block.depth) + escapeStart(lineOf(cited(block.runs)));
  },
  table(block, { cited, list }) {
    list.end();
    return tableOf(block.rows.map((row) => row.map((runs) => escapeCell(lineOf(cited(runs))))));
  },
};

/** Marks and indents of the items of lists inside lists. */
class Numbers {
  constructor() {
    this.open = [];
  }
  end() {
    this.open = [];
  }
  next({ depth, ordered, number }) {
    const at = Math.min(depth, this.open.length);
    const same = this.open[at]?.ordered === ordered ? this.open[at] : null;
    const count = same ? same.count + 1 : number;
    const mark = ordered ? `${count}. ` : "- ";
    this.open = [...this.open.slice(0, at), { ordered, count, width: mark.length }];
    return this.inside(at - 1) + mark;
  }
  inside(depth) {
    return " ".repeat(this.open.slice(0, depth + 1).reduce((sum, { width }) => sum + width, 0));
  }
}
