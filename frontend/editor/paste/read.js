// A page from another program as a row of blocks: headings, paragraphs, items, tables; and what was left out.
import { isBlock, isGone, isSign, itemOf, levelOf, marksOf, noteOf } from "./look.js";
import { gridOf } from "./grid.js";

const MOST_DEPTH = 8;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/** Parsed apart from the page: nothing in it runs, and nothing is fetched. */
export function parse(html) {
  const named = html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(TAG, (tag) => tag.replace(/([\s"'/])style\s*=/gi, "$1data-style=").replace(/([\s"'/])on\w+\s*=/gi, "$1data-on="));
  return new DOMParser().parseFromString(named, "text/html").body;
}

export class Reader {
  constructor() {
    this.blocks = [];
    this.notes = new Map();
    this.left = new Set();
    this.runs = [];
  }

  read(body) {
    this.walk(body, {});
    this.flush();
    return this;
  }

  flush(block = { kind: "paragraph" }) {
    if (this.runs.some((run) => run.cites || run.text?.trim())) this.blocks.push({ ...block, runs: this.runs });
    this.runs = [];
  }

  walk(parent, marks) {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) this.runs.push({ ...marks, text: node.data });
      else if (node.nodeType === 1) this.element(node, marks);
    }
  }

  element(element, marks) {
    const tag = element.tagName;
    if (isGone(element) || isSign(element)) return;
    if (tag === "IMG" || tag === "PICTURE" || tag === "V:IMAGEDATA") this.left.add("pictures-left");
    else if (tag === "BR") this.runs.push({ stop: true });
    else if (tag === "INPUT") this.box(element);
    else if (tag === "TABLE") this.table(element, marks);
    else if (tag === "UL" || tag === "OL") this.list(element, 0, marks);
    else if (noteOf(element)) this.note(element);
    else if (levelOf(element)) this.block(element, {}, { kind: "heading", level: levelOf(element) });
    else if (itemOf(element)) this.block(element, marks, { kind: "item", ...itemOf(element) });
    else if (isBlock(element)) this.block(element, marks);
    else this.walk(element, marksOf(element, marks));
  }

  block(element, marks, block) {
    this.flush();
    this.walk(element, marksOf(element, marks));
    this.flush(block);
  }

  box(element) {
    if (element.type === "checkbox") this.task = element.hasAttribute("checked") ? "x" : " ";
  }

  list(element, depth, marks) {
    this.flush();
    let number = Number(element.getAttribute("start")) || 1;
    const ordered = element.tagName === "OL";
    for (const child of element.children) {
      if (isGone(child)) continue;
      if (child.tagName === "LI") this.item(child, { depth: depthOf(child, depth), ordered, number: number++ }, marks);
      else if (["UL", "OL"].includes(child.tagName)) this.list(child, Math.min(depth + 1, MOST_DEPTH), marks);
      else this.element(child, marks);
    }
  }

  /** An item's own words first, then its further paragraphs, then the lists inside it. */
  item(element, item, marks) {
    const inner = new Reader();
    inner.notes = this.notes;
    inner.left = this.left;
    const lists = [];
    inner.list = (list) => lists.push(list);
    inner.walk(element, marksOf(element, marks));
    inner.flush();
    const task = inner.task ?? taskOf(element);
    const [first = { runs: [] }, ...more] = inner.blocks;
    this.blocks.push({ ...item, kind: "item", task, runs: first.runs ?? [] });
    if (first.kind && first.kind !== "paragraph" && !first.runs) this.blocks.push(first);
    for (const block of more) this.blocks.push(block.kind === "table" ? block : { kind: "more", depth: item.depth, runs: block.runs });
    for (const list of lists) this.list(list, Math.min(item.depth + 1, MOST_DEPTH), marks);
  }

  table(element, marks) {
    this.flush();
    const { rows, merged, tooLarge } = gridOf(element);
    if (tooLarge) this.left.add("table-too-large");
    else if (rows.length === 1 && rows[0].length === 1) this.block(rows[0][0], marks);
    else if (rows.length) {
      if (merged) this.left.add("cells-split");
      this.blocks.push({ kind: "table", rows: rows.map((row, at) => row.map((cell) => this.cell(cell, at === 0))) });
    }
  }

  cell(element, head) {
    if (!element) return [];
    const inner = new Reader();
    inner.left = this.left;
    inner.read(element);
    const runs = inner.blocks.flatMap((block) => [...(block.runs ?? block.rows.flat(2)), { text: " " }]);
    return head ? runs.map((run) => ({ ...run, bold: false })) : runs;
  }

  note(element) {
    const inner = new Reader().read(asPlain(element));
    this.notes.set(noteOf(element), inner.blocks.flatMap((block) => [...(block.runs ?? block.rows.flat(2)), { text: " " }]));
  }
}

function asPlain(element) {
  const copy = element.cloneNode(true);
  copy.removeAttribute("id");
  return copy;
}

function depthOf(item, depth) {
  const told = Number(item.getAttribute("data-aria-level") ?? item.getAttribute("aria-level"));
  return told ? Math.min(told - 1, MOST_DEPTH) : depth;
}

function taskOf(element) {
  if (element.getAttribute("role") !== "checkbox") return undefined;
  return element.getAttribute("aria-checked") === "true" ? "x" : " ";
}
