// What an element from another program means: its kind, its marks, its place in a list. Reads, never writes.

const SAFE = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;
const NOTE = /#_?((?:ftn|edn)\d+)$|#sd((?:foot|end)note\d+)sym$/i;
const NOTE_BACK = /#_?(?:ftn|edn)ref\d+$|#sd(?:foot|end)note\d+anc$/i;
const NOTE_TEXT = /^((?:ftn|edn)\d+)$|^sd((?:foot|end)note\d+)$/i;
const GONE = new Set(["STYLE", "SCRIPT", "META", "LINK", "TITLE", "HEAD", "TEMPLATE", "OBJECT", "IFRAME", "SVG", "MATH", "XML", "NOSCRIPT", "SELECT", "TEXTAREA", "BUTTON", "CANVAS", "VIDEO", "AUDIO"]);
const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "MAIN", "ASIDE", "HEADER", "FOOTER", "BLOCKQUOTE", "PRE", "ADDRESS", "FIGURE", "FIGCAPTION", "DL", "DT", "DD", "FORM", "FIELDSET", "CENTER", "HR", "NAV", "BODY", "LI", "CAPTION"]);

// Styles and handlers are renamed before parsing: a strict policy would complain of each one.
export const styleOf = (element) => (element.getAttribute("data-style") ?? "").toLowerCase().replace(/\s*:\s*/g, ":");

export function isGone(element) {
  const style = styleOf(element);
  return (
    GONE.has(element.tagName.toUpperCase()) ||
    /display:none|mso-hide:all|mso-element:comment/.test(style) ||
    /\b(?:mso(?:del|commentreference|comanchor))\b/i.test(element.className) ||
    // A deletion that was tracked; struck words have another element or no date.
    (element.tagName === "DEL" && (element.hasAttribute("cite") || element.hasAttribute("datetime"))) ||
    isNoteBack(element)
  );
}

export const isBlock = (element) => BLOCKS.has(element.tagName);

/** The heading's level, or 0. */
export function levelOf(element) {
  const tag = /^H([1-6])$/.exec(element.tagName);
  if (tag) return Number(tag[1]);
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 2;
  if (element.tagName !== "P") return 0;
  if (/\bMsoTitle\b/i.test(element.className)) return 1;
  if (/\bMsoSubtitle\b/i.test(element.className)) return 2;
  return Number(/mso-outline-level:(\d)/.exec(styleOf(element))?.[1] ?? 0);
}

/** What a paragraph of Word says of its place in a list: {depth, ordered, number}; or null. */
export function itemOf(element) {
  const level = /mso-list:[^;]*\blevel(\d+)/.exec(styleOf(element));
  if (!level) return null;
  const sign = [...element.querySelectorAll("[data-style]")].find((each) => isSign(each))?.textContent.trim() ?? "";
  const ordered = /^\(?(?:\d+|[a-z]{1,4})[.)]|^\d+(?:\.\d+)+/i.test(sign);
  return { depth: Number(level[1]) - 1, ordered, number: parseInt(sign.replace("(", ""), 10) || 1 };
}

/** Word's own bullet or number before an item. */
export const isSign = (element) => /mso-list:ignore/.test(styleOf(element));

/** The marks that an element gives to its words, over those it stands in. */
export function marksOf(element, marks) {
  const style = styleOf(element);
  const tag = element.tagName;
  const found = { ...marks };
  const weight = /font-weight:(\w+)/.exec(style)?.[1];
  if (tag === "B" || tag === "STRONG") found.bold = true;
  if (weight) found.bold = /^(?:bold|bolder|[6-9]00)$/.test(weight);
  if (tag === "I" || tag === "EM") found.italic = true;
  const slant = /font-style:(\w+)/.exec(style)?.[1];
  if (slant) found.italic = slant !== "normal";
  if (["S", "STRIKE", "DEL"].includes(tag) || /text-decoration[\w-]*:[^;]*line-through/.test(style)) found.struck = true;
  if (tag === "A") Object.assign(found, targetOf(element));
  return found;
}

function targetOf(element) {
  const address = element.getAttribute("href") ?? "";
  const note = NOTE.exec(address);
  if (note) return { cites: (note[1] ?? note[2]).toLowerCase() };
  return SAFE.test(address) ? { href: address } : {};
}

const isNoteBack = (element) => element.tagName === "A" && NOTE_BACK.test(element.getAttribute("href") ?? "");

/** The name of the note whose text an element holds, or null. */
export function noteOf(element) {
  const found = NOTE_TEXT.exec(element.id);
  return found ? (found[1] ?? found[2]).toLowerCase() : null;
}
