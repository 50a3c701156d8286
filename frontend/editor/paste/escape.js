// Words from elsewhere as Markdown that says just these words: marks among them are escaped, no more than need be. Pure.

const ADDRESS = /(?<![\w/])https?:\/\/[^\s<>"]+/gi;

/** A run of words inside a line. */
export function escapeWords(text) {
  let done = "";
  let at = 0;
  // An address is a link as it stands; a mark escaped inside it would break it.
  for (const found of text.matchAll(ADDRESS)) {
    done += escapePlain(text.slice(at, found.index)) + found[0];
    at = found.index + found[0].length;
  }
  return done + escapePlain(text.slice(at));
}

function escapePlain(text) {
  // A bracket is a word's own, but before a note's sign, a box, or where an address follows.
  const bracket = text.includes("](") ? /\[/g : /\[(?=\^|[ xX]\] )/g;
  return text
    .replace(/\\(?=[\\`*_{}[\]()<>#+\-.!|~:"'\n]|$)/g, "\\\\")
    .replace(/`/g, "\\`")
    .replace(/(?<!^|\s)\*|\*(?!\s|$)/g, "\\*")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/~(?=~)/g, "\\~")
    .replace(bracket, "\\[")
    .replace(/<(?=https?:|mailto:|[^\s<>]*@)/gi, "\\<");
}

/** A line of a paragraph, its beginning kept from being taken for a heading, an item, a quotation, a table. */
export function escapeStart(line) {
  return line
    .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
    .replace(/^([-+*])(?=\s|$)/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^>/, "\\>")
    .replace(/^(?=[|:\- ]+$)(?=.*\|)/, "\\")
    .replace(/^(?=([-*_])[ \t]*(?:\1[ \t]*){2,}$)/, "\\");
}

/** The words of a heading: signs at its end would be taken off. */
export const escapeHeading = (words) => words.replace(/(\s)(#+)$/, "$1\\$2").replace(/^(#+)$/, "\\$1");

/** The words of a cell. */
export const escapeCell = (words) => words.replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|");
