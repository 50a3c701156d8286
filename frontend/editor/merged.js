// Lines that a merge brought in: marked until their writer has seen them, or typed on and stored again.
import { EditorSelection, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

/** Said of changes that are somebody else's words. */
export const cameIn = StateEffect.define();
const seen = StateEffect.define();
const NONE = { places: [], typed: false };
const came = Decoration.line({ class: "line-merged" });

/** Says to who listens what the tint says; where something was taken out there is no tint, so all see it. */
class Words extends WidgetType {
  constructor(words, look) {
    super();
    Object.assign(this, { words, look });
  }
  eq(other) {
    return other.look === this.look;
  }
  toDOM() {
    const line = document.createElement("div");
    line.append(Object.assign(document.createElement("p"), { className: this.look, textContent: this.words }));
    return line;
  }
}

/** An extension: `say` gives the words. */
export const marksOfMerge = (say) => {
  const words = new Words(say("merged-in"), "visually-hidden");
  const gone = new Words(say("taken-out"), "merged-cut");
  return [
    marks,
    EditorView.decorations.compute([marks], (state) => {
      const shown = state.field(marks).places.flatMap((place) => dressed(state.doc, place, words, gone));
      return Decoration.set(shown, true);
    }),
  ];
};

function dressed(doc, { from, to }, words, gone) {
  const first = doc.lineAt(from);
  const lines = [];
  if (from === to) return [Decoration.widget({ widget: gone, block: true, side: from === first.from ? -1 : 1 }).range(from)];
  for (let line = first; ; line = doc.line(line.number + 1)) {
    lines.push(came.range(line.from));
    if (line.to >= to || line.number === doc.lines) break;
  }
  return [Decoration.widget({ widget: words, block: true, side: -1 }).range(first.from), ...lines];
}

/** {places: [{from, to}], typed}: an empty place is where something was taken out. */
export const marks = StateField.define({
  create: () => NONE,
  update({ places, typed }, transaction) {
    const { changes, effects, startState, newDoc } = transaction;
    if (effects.some((each) => each.is(seen))) return NONE;
    if (changes.empty) return places.length ? { places, typed } : NONE;
    const brings = effects.some((each) => each.is(cameIn));
    const kept = brings && typed ? [] : places.map((place) => moved(place, changes)).filter(Boolean);
    const now = brings ? [...kept, ...placesOf(changes, startState.doc, newDoc)] : kept;
    if (!now.length) return NONE;
    return { places: now, typed: !brings && (typed || !transaction.annotation(Transaction.remote)) };
  },
});

/** Words that were deleted again have been seen. */
function moved({ from, to }, changes) {
  if (from === to) return { from: changes.mapPos(from), to: changes.mapPos(from) };
  const now = { from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) };
  return now.from < now.to ? now : null;
}

/** The whole lines that changes have touched; blank ones at their ends are no words. */
export function placesOf(changes, before, after) {
  const places = [];
  changes.iterChanges((fromA, toA, from, to, inserted) => {
    const [gone, words] = [before.sliceString(fromA, toA), inserted.toString()];
    if (!gone.trim() && !words.trim()) return;
    const first = after.lineAt(from + words.length - words.trimStart().length);
    const last = after.lineAt(words.trim() ? to - words.length + words.trimEnd().length : to);
    const isCut = !words.trim() && (gone.includes("\n") || !first.text.trim());
    const at = from === first.from ? first.from : first.to;
    places.push(isCut ? { from: at, to: at } : { from: first.from, to: last.to });
  });
  return joined(places);
}

const joined = (places) =>
  places.reduce((done, place) => {
    const last = done.at(-1);
    if (last && last.from < last.to && place.from <= last.to + 1 && place.from < place.to) last.to = Math.max(last.to, place.to);
    else done.push(place);
    return done;
  }, []);

/** The line that says so: leads from place to place, and takes the marks off. */
export function useMarks(bar, field, view) {
  const off = () => view.dispatch({ effects: seen.of(null) });
  bar.querySelector("[data-show]").addEventListener("click", () => showNext(view));
  bar.querySelector("[data-seen]").addEventListener("click", () => {
    off();
    view.focus();
  });
  field.addEventListener("trellis:stored", () => view.state.field(marks).typed && off());
  return (state) => (bar.hidden = !state.field(marks).places.length);
}

function showNext(view) {
  const { places } = view.state.field(marks);
  const { head } = view.state.selection.main;
  const { from } = places.find((place) => place.from > head) ?? places[0];
  view.dispatch({ selection: EditorSelection.cursor(from), effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}
