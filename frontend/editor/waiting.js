// A place in the text that waits for a figure: it moves with what is written around it.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const begin = StateEffect.define({ map: ({ at, ...rest }, changes) => ({ at: changes.mapPos(at), ...rest }) });
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

export const waiting = StateField.define({
  create: () => Decoration.none,
  update(places, transaction) {
    let kept = places.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(begin)) {
        const { id, at, words } = effect.value;
        kept = kept.update({ add: [Decoration.widget({ widget: new Waiting(words), block: true, side: 1, id }).range(at)] });
      } else if (effect.is(end)) kept = kept.update({ filter: (_from, _to, value) => value.spec.id !== effect.value });
    }
    return kept;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function beginWaiting(view, id, at, words) {
  view.dispatch({ effects: begin.of({ id, at, words }) });
}

/** Where the place is now. */
export function placeOf(state, id) {
  for (let each = state.field(waiting).iter(); each.value; each.next()) if (each.value.spec.id === id) return each.from;
  return state.selection.main.head;
}

export const endWaiting = (id) => end.of(id);
