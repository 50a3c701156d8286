// What the editor says, as the page wrote it in the reader's language; and how many words a text has.

/** The phrases of a page by name, from its template element. */
export function readPhrases(template) {
  const found = {};
  for (const line of template.content.querySelectorAll("[data-phrase]")) found[line.dataset.phrase] = line.textContent.trim();
  return (name, values = {}) => (found[name] ?? name).replace(/\{(\w+)\}/g, (mark, key) => values[key] ?? mark);
}

const ADDRESS = /\]\([^()\s]*|https?:\/\/\S+/g;
const COMBINING = "\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
const LETTER = "[\\p{L}\\p{N}]";
const REST = `[\\p{L}\\p{N}_${COMBINING}]*`;
const WORD = new RegExp(`${LETTER}${REST}(?:['’.\\-]${LETTER}${REST})*`, "gu");

/** As prose.blocks.measure counts them: addresses and marks are no words. */
export function countWords(text) {
  return text.replace(ADDRESS, " ").match(WORD)?.length ?? 0;
}
