// The textarea under the editor always carries the text: forms, autosave and a failing script rely on it.
import { Annotation, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { changesBetween } from "./changes.js";
import { cameIn } from "./merged.js";

const fromOutside = Annotation.define();

/** Writes each change of the text into the field and says so, as if it had been typed there. */
export function writeInto(field) {
  return EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    field.value = update.state.doc.toString();
    // Who replaced the text from outside knows it already.
    if (update.transactions.some((each) => each.annotation(fromOutside))) return;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Lets a script outside replace the text (`trellis:replace`); nobody's undo takes that back. */
export function listenTo(field, view) {
  field.addEventListener("trellis:replace", (event) => {
    event.preventDefault();
    replaceText(view, event.detail.text, event.detail.merged ? [cameIn.of(null)] : []);
  });
  // A browser that brings a page back may bring back what stood in the field.
  addEventListener("pageshow", () => replaceText(view, field.value));
}

function replaceText(view, text, effects = []) {
  const changes = changesBetween(view.state.doc.toString(), text.replace(/\r\n?/g, "\n"));
  if (!changes.length) return;
  view.dispatch({
    changes,
    effects,
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(false), Transaction.remote.of(true)],
  });
}
