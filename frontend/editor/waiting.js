// A place in the text that waits for a figure: it moves with what is written around it.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const begin = StateEffect.define();
const end = StateEffect.define();

class Waiting extends WidgetType {
  constructor(words) {
    super();
    this.words = words;
  }
  eq(other) {
    return other.words === this.words;
  }
  toDOM() {
    const line = document.createElement("p");
    line.className = "waiting-figure";
    line.textContent = this.words;
    return line;
  }
}

/** Rows of {id, at, words}; what is written at the very place comes after the figure. */
export const waiting = StateField.define({
  create: () => [],
  update(places, { changes, effects }) {
    let kept = changes.empty ? places : places.map((place) => ({ ...place, at: changes.mapPos(place.at, -1) }));
    for (const effect of effects) {
      if (effect.is(begin)) kept = [...kept, effect.value];
      else if (effect.is(end)) kept = kept.filter((place) => place.id !== effect.value);
    }
    return kept;
  },
  provide: (field) => EditorView.decorations.from(field, (places) => Decoration.set(places.map(shown), true)),
});

const shown = ({ at, words }) => Decoration.widget({ widget: new Waiting(words), block: true, side: 1 }).range(at);

export function beginWaiting(view, place) {
  view.dispatch({ effects: begin.of(place) });
}

/** Where the place is now. */
export function placeOf(state, id) {
  return state.field(waiting).find((place) => place.id === id)?.at ?? state.selection.main.head;
}

export const endWaiting = (id) => end.of(id);
