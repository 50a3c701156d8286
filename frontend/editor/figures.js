// Each figure is shown under its line, with its alternative text.
import { StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const FIGURE = /^[ \t]*!\[([^\]\n]*)\]\(figure:([A-Za-z0-9_-]{1,80})(?:[ \t]+"[^"\n]*")?\)[ \t]*$/gm;

class Picture extends WidgetType {
  constructor(alt, code, { address, say }) {
    super();
    Object.assign(this, { alt, code, address, say });
  }
  eq(other) {
    return other.alt === this.alt && other.code === this.code;
  }
  get estimatedHeight() {
    return 200;
  }
  toDOM(view) {
    const frame = document.createElement("figure");
    frame.className = "shown-figure";
    const image = document.createElement("img");
    image.src = this.address + this.code;
    image.alt = this.alt;
    const caption = document.createElement("figcaption");
    caption.textContent = this.alt || this.say("no-alternative");
    image.addEventListener("load", () => view.requestMeasure());
    image.addEventListener("error", () => {
      image.remove();
      caption.textContent = this.say("no-figure");
      view.requestMeasure();
    });
    frame.append(image, caption);
    return frame;
  }
  ignoreEvent() {
    return false;
  }
}

/** `address` is where a section's figures are, `say` gives the words. */
export function showFigures(options) {
  const find = (state) =>
    Decoration.set(
      [...state.doc.toString().matchAll(FIGURE)].map((found) => {
        const widget = new Picture(found[1], found[2], options);
        return Decoration.widget({ widget, block: true, side: 1 }).range(found.index + found[0].length);
      }),
    );
  return StateField.define({
    create: find,
    update: (shown, transaction) => (transaction.docChanged ? find(transaction.state) : shown),
    provide: (field) => EditorView.decorations.from(field),
  });
}
