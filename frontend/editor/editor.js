// Lays the editor over the textarea of a writing form; without it the form works as it is.
import { redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { EditorView } from "@codemirror/view";
import { canGoIn, canGoOut, goIn, goOut, isInList } from "./depth.js";
import { closeByButton } from "./dialogs.js";
import { listenTo, writeInto } from "./field.js";
import { showFigures } from "./figures.js";
import { find } from "./find.js";
import { isKind, toggleKind } from "./lines.js";
import { addNote, editLink } from "./links.js";
import { isMarked, toggleMark } from "./marks.js";
import { takePaste } from "./paste/paste.js";
import { marksOfMerge, useMarks } from "./merged.js";
import { nodeAt, tableAt } from "./places.js";
import { Preview } from "./preview.js";
import { makeSurface } from "./surface.js";
import { addColumn, addRow, insertTable, removeColumn, removeRow } from "./table_commands.js";
import { useToolbar } from "./toolbar.js";
import { Uploads } from "./uploads.js";
import { waiting } from "./waiting.js";
import { countWords, readPhrases } from "./words.js";

const PAUSE_MS = 300;
const page = (name) => document.querySelector(`[data-editor-${name}]`);

function lay(form) {
  const field = form.elements.text;
  const say = readPhrases(page("phrases"));
  const told = page("told");
  const tell = (words) => (told.textContent = words);
  const dialogs = { link: page("link"), note: page("note"), figure: page("figure") };
  Object.values(dialogs).forEach(closeByButton);
  const uploads = new Uploads(dialogs.figure, form, { say, tell });
  const preview = new Preview(page("preview"), form, { say });
  const tools = toolsOf(dialogs, uploads, say);
  const bars = [];
  let showMerged = null;
  const moved = EditorView.updateListener.of((update) => {
    if (update.docChanged) preview.changed();
    if (update.docChanged || update.selectionSet) refresh(update.state);
    showMerged?.(update.state);
  });
  const refresh = (state) => {
    for (const show of bars) show(state);
    const table = tableAt(state, state.selection.main.head);
    page("table-tools").hidden = !table;
    page("list-tools").hidden = Boolean(table) || !isInList(state);
    countLater(state);
  };
  const countLater = counter(page("count"), say);
  const surface = document.createElement("div");
  surface.className = "surface";
  const view = makeSurface(surface, {
    text: field.value,
    nonce: form.dataset.nonce,
    attributes: attributesOf(field),
    phrases: { "Control character": say("control-character") },
    keys: [{ key: "Mod-k", run: tools.link.run, preventDefault: true }],
    more: [
      writeInto(field),
      moved,
      waiting,
      marksOfMerge(say),
      EditorView.scrollMargins.of(() => ({ top: page("toolbar").offsetHeight })),
      showFigures({ address: form.dataset.figures, say }),
      find(page("find")),
      takePaste({ say, tell, upload: (files, at) => uploads.begin(view, files, at) }),
    ],
  });
  field.before(surface);
  field.hidden = true;
  listenTo(field, view);
  nameBy(field, view);
  for (const bar of [page("toolbar"), page("list-tools"), page("table-tools")]) bars.push(useToolbar(bar, view, tools));
  showMerged = useMarks(page("merged"), field, view);
  page("toolbar").hidden = page("foot").hidden = false;
  refresh(view.state);
}

const toolsOf = (dialogs, uploads, say) => ({
  heading: { run: toggleKind("heading"), pressed: (state) => isKind(state, "heading") },
  subheading: { run: toggleKind("subheading"), pressed: (state) => isKind(state, "subheading") },
  bold: { run: toggleMark("bold"), pressed: (state) => isMarked(state, "bold") },
  italic: { run: toggleMark("italic"), pressed: (state) => isMarked(state, "italic") },
  list: { run: toggleKind("list"), pressed: (state) => isKind(state, "list") },
  numbers: { run: toggleKind("numbers"), pressed: (state) => isKind(state, "numbers") },
  tasks: { run: toggleKind("tasks"), pressed: (state) => isKind(state, "tasks") },
  quote: { run: toggleKind("quote"), pressed: (state) => isKind(state, "quote") },
  table: { run: insertTable(say), able: (state) => !tableAt(state, state.selection.main.head) },
  link: { run: editLink(dialogs.link), opens: true, pressed: (state) => Boolean(nodeAt(state, state.selection.main.head, ["Link"])) },
  note: { run: addNote(dialogs.note), opens: true },
  figure: { run: (view) => uploads.begin(view, []), opens: true },
  find: { run: openSearchPanel, opens: true },
  undo: { run: undo, able: (state) => undoDepth(state) > 0 },
  redo: { run: redo, able: (state) => redoDepth(state) > 0 },
  "further-in": { run: goIn, able: canGoIn },
  "further-out": { run: goOut, able: canGoOut },
  "add-row": { run: addRow },
  "remove-row": { run: removeRow },
  "add-column": { run: addColumn },
  "remove-column": { run: removeColumn },
});

function attributesOf(field) {
  const described = [page("hint").id, field.getAttribute("aria-describedby")].filter(Boolean).join(" ");
  const attributes = { "aria-label": field.labels[0].textContent.trim(), "aria-describedby": described };
  if (field.getAttribute("aria-invalid")) attributes["aria-invalid"] = field.getAttribute("aria-invalid");
  return { ...attributes, spellcheck: "true", autocorrect: "on", autocapitalize: "sentences", writingsuggestions: "true" };
}

/** The label leads to the surface now; the field under it is nobody's to reach. */
function nameBy(field, view) {
  const [label] = field.labels;
  label.removeAttribute("for");
  label.addEventListener("click", () => view.focus());
}

function counter(line, say) {
  let timer;
  const show = (state) => {
    const n = countWords(state.doc.toString());
    line.textContent = say(n === 1 ? "one-word" : "words", { n });
  };
  return (state) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(state), line.textContent ? PAUSE_MS : 0);
  };
}

const form = document.querySelector("form[data-editor]");
if (form) lay(form);
