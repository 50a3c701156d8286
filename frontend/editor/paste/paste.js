// What is pasted or dropped: pages of other programs become our Markdown, pictures figures, the rest is text.
import { EditorView } from "@codemirror/view";
import { freshLabel } from "../links.js";
import { codeAt, tableAt } from "../places.js";
import { tableOf } from "../tables.js";
import { escapeCell, escapeWords } from "./escape.js";
import { Reader, parse } from "./read.js";
import { rowsOf } from "./sheet.js";
import { write } from "./write.js";

/** `tell` says what was left out, `upload` takes pictures. */
export function takePaste(options) {
  let plain = false;
  return EditorView.domEventHandlers({
    keydown(event) {
      plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
      return false;
    },
    paste(event, view) {
      const asText = plain;
      plain = false;
      return take(event, event.clipboardData, view, { ...options, asText });
    },
    drop(event, view) {
      const data = event.dataTransfer;
      // What is moved inside the text is the editor's own business.
      if (!data.files.length && !data.getData("text/html")) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
      view.dispatch({ selection: { anchor: at } });
      return take(event, data, view, { ...options, asText: false });
    },
  });
}

function take(event, data, view, { asText, say, tell, upload }) {
  const files = [...data.files];
  const taken = textOf(data, view, asText);
  if (!taken && !files.length) return false;
  if (!taken && asText && data.getData("text/plain")) return false;
  event.preventDefault();
  if (taken) {
    insert(view, taken);
    tell([...taken.left].map((name) => say(name)).join(" "));
  } else upload(files, view.state.selection.main.head);
  return true;
}

/** {text, inline, left} of what was brought; null where the editor takes it as it stands. */
function textOf(data, view, asText) {
  const { head } = view.state.selection.main;
  const text = data.getData("text/plain");
  if (codeAt(view.state, head)) return null;
  if (tableAt(view.state, head)) return text ? { text: asText ? oneLine(text) : escapeCell(escapeWords(oneLine(text))), inline: true, left: [] } : null;
  if (asText) return null;
  const html = data.getData("text/html");
  if (html) {
    const { blocks, notes, left } = new Reader().read(parse(html));
    const written = write(blocks, notes, labels(view));
    if (written.text) return { ...written, left };
    if (!data.files.length && left.size) return { text: "", inline: true, left };
  }
  const rows = rowsOf(text);
  if (!rows) return null;
  return { text: tableOf(rows.map((row) => row.map((cell) => escapeCell(escapeWords(oneLine(cell)))))), inline: false, left: [] };
}

const oneLine = (text) => text.trim().replace(/\s+/g, " ");

function labels(view) {
  let text = view.state.doc.toString();
  return () => {
    const label = freshLabel(text);
    text += `[^${label}]`;
    return label;
  };
}

/** Passages stand with blank lines around them. */
function insert(view, { text, inline }) {
  const { state } = view;
  const { from, to } = state.selection.main;
  const around = inline ? ["", ""] : [gap(state.sliceDoc(0, from), /\n*$/), gap(state.sliceDoc(to), /^\n*/)];
  view.dispatch(state.replaceSelection(around[0] + text + around[1]), { scrollIntoView: true, userEvent: "input.paste" });
}

function gap(beside, ends) {
  return beside.trim() ? "\n".repeat(Math.max(0, 2 - ends.exec(beside)[0].length)) : "";
}
