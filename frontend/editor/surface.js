// The writing surface itself: CodeMirror with what Trellis asks of it, and no more.
import { history, historyKeymap, indentLess, indentMore, standardKeymap } from "@codemirror/commands";
import { searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap } from "@codemirror/view";
import { goIn, goOut } from "./depth.js";
import { dialect, look } from "./dialect.js";
import { dressing } from "./dressing.js";
import { breakLine, enter } from "./lines.js";
import { toggleMark } from "./marks.js";
import { enterInTable } from "./table_commands.js";

// Only what CodeMirror's own sheet would else decide; the rest is in static/css/editor.css.
const frame = EditorView.theme({
  "&": { backgroundColor: "var(--paper)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", overflowX: "visible" },
  ".cm-content": { padding: "1rem 0 1.5rem", caretColor: "var(--ink)", minHeight: "26rem" },
  ".cm-content:focus-visible": { outline: "3px solid var(--focus)", outlineOffset: "-3px" },
  ".cm-line": { padding: "var(--above, 0) var(--in) var(--under, 0) calc(var(--in) + var(--hang, 0em))" },
  ".cm-panels": { backgroundColor: "var(--paper-2)", color: "var(--ink)", zIndex: "1" },
  ".cm-panels-top": { borderBottom: "1px solid var(--rule)" },
  ".cm-searchMatch": { backgroundColor: "var(--mark-remark)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--mark-remark)", outline: "2px solid var(--focus)" },
  ".cm-specialChar": { color: "var(--alert-ink)" },
});

// Over several lines a browser would carry styles along, which the policy refuses: we replace them ourselves.
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const [range] = event.getTargetRanges();
    if (event.inputType !== "insertText" || event.data === null || view.composing || !range) return false;
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    const to = view.posAtDOM(range.endContainer, range.endOffset);
    if (view.state.doc.lineAt(from).to >= to && !event.data.includes("\n")) return false;
    const selection = EditorSelection.cursor(from + event.data.length);
    view.dispatch({ changes: { from, to, insert: event.data }, selection, scrollIntoView: true, userEvent: "input.type" });
    return true;
  },
});

// Tab is never bound: it leaves the editor, as it leaves every field.
const keys = [
  { key: "Mod-b", run: toggleMark("bold") },
  { key: "Mod-i", run: toggleMark("italic"), preventDefault: true },
  { key: "Mod-]", run: goIn },
  { key: "Mod-[", run: goOut },
  { key: "Mod-]", run: indentMore },
  { key: "Mod-[", run: indentLess },
  { key: "Enter", run: enterInTable },
  { key: "Enter", run: enter, shift: breakLine },
];

/** `attributes` name it for screen readers; `more` brings what else listens. */
export function makeSurface(parent, { text, nonce, attributes, phrases, keys: ownKeys, more }) {
  const state = EditorState.create({
    doc: text,
    extensions: [
      history(),
      dialect,
      look,
      dressing,
      highlightSpecialChars(),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of(attributes),
      EditorView.cspNonce.of(nonce),
      EditorState.phrases.of(phrases),
      keymap.of([...ownKeys, ...keys, ...searchKeymap, ...historyKeymap, ...standardKeymap]),
      typedOver,
      frame,
      more,
    ],
  });
  return new EditorView({ state, parent });
}
