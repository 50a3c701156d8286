// A link and a note: asked for in a dialog, written where the caret stands.
import { EditorSelection } from "@codemirror/state";
import { ask } from "./dialogs.js";
import { nodeAt } from "./places.js";

const SAFE = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;
const WHOLE = /^\[((?:\\.|[^\]\\])*)\]\(<?([^\s>)]*)>?[^)]*\)$/;

/** An address as people type it, made whole; "" where no reader could follow it. */
export function wholeAddress(typed) {
  const address = typed.trim();
  const guess = /^[\w.+-]+@[\w.-]+\.\w+$/.test(address)
    ? `mailto:${address}`
    : /^[a-z][a-z0-9+.-]*:/i.test(address)
      ? address
      : `https://${address}`;
  if (!address || !SAFE.test(guess)) return "";
  return guess.replace(/\s/g, "%20").replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function linkOf(words, address) {
  const label = words.replace(/\s+/g, " ").trim();
  return label ? `[${label.replace(/[[\]\\]/g, "\\$&")}](${address})` : `<${address}>`;
}

export const editLink = (dialog) => (view) => {
  const { state } = view;
  const { main } = state.selection;
  const node = nodeAt(state, main.head, ["Link"]);
  const range = node ? { from: node.from, to: node.to } : { from: main.from, to: main.to };
  const source = state.sliceDoc(range.from, range.to);
  const found = node && WHOLE.exec(source);
  const words = found ? found[1].replace(/\\(.)/g, "$1") : source;
  ask(dialog, { words, address: found?.[2] ?? "" }, check).then((sent) => {
    view.focus();
    if (!sent) return;
    const insert = sent.action === "remove" ? sent.words : linkOf(sent.words, wholeAddress(sent.address));
    const end = EditorSelection.cursor(range.from + insert.length);
    view.dispatch({ changes: { ...range, insert }, selection: end, scrollIntoView: true, userEvent: "input" });
  });
  return true;
};

function check(sent) {
  return sent.action === "remove" || wholeAddress(sent.address) ? null : "address";
}

/** A label that the text does not have yet: two people who add a note at once must not share one. */
export function freshLabel(text, random = Math.random) {
  for (;;) {
    const label = Array.from({ length: 5 }, () => "abcdefghjkmnpqrstuvwxyz23456789"[Math.floor(random() * 31)]).join("");
    if (!text.includes(`[^${label}]`)) return label;
  }
}

export const addNote = (dialog) => (view) => {
  ask(dialog, { note: "" }, (sent) => (sent.note.trim() ? null : "note")).then((sent) => {
    view.focus();
    if (sent) writeNote(view, sent.note);
  });
  return true;
};

/** The mark goes after the caret's word, the note's words to the end of the text: one step to undo. */
function writeNote(view, note) {
  const { state } = view;
  const text = state.doc.toString();
  const mark = `[^${freshLabel(text)}]`;
  const at = state.selection.main.to;
  const gap = !text.trim() ? "" : /\n\n$/.test(text) ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  const end = `${at === text.length ? "\n\n" : gap}${mark}: ${note.trim().replace(/\s+/g, " ")}\n`;
  view.dispatch({
    changes: [{ from: at, insert: mark }, { from: text.length, insert: end }],
    selection: EditorSelection.cursor(at + mark.length),
    scrollIntoView: true,
    userEvent: "input",
  });
}
