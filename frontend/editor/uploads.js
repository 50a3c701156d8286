// Pictures chosen, dropped, pasted or taken again: asked for their words, sent one by one, put where they belong.
import { Again } from "./again.js";
import { passageAt } from "./lines.js";
import { beginWaiting, endWaiting, placeOf } from "./waiting.js";

const KINDS = ["image/png", "image/jpeg", "image/webp"];
const MOST_BYTES = 10 * 1024 * 1024;
let count = 0;

export class Uploads {
  constructor(dialog, form, { say, tell }) {
    Object.assign(this, { dialog, form, say, tell });
    this.rows = dialog.querySelector("[data-figure-rows]");
    this.row = dialog.querySelector("template").content.firstElementChild;
    this.chooser = dialog.querySelector("input[type=file]");
    this.chooser.addEventListener("change", () => {
      this.take([...this.chooser.files].map((file) => ({ file })));
      this.chooser.value = "";
    });
    const address = `${form.dataset.figures}again/`;
    this.again = new Again(dialog.querySelector("[data-figure-again]"), { address, say }, (figure) => this.takeAgain(figure));
    dialog.querySelector("form").addEventListener("submit", (event) => this.submit(event));
    dialog.addEventListener("close", () => this.closed());
  }

  /** Opens the dialog, with pictures that are there already or for choosing some. */
  begin(view, files, at = view.state.selection.main.head) {
    Object.assign(this, { view, at });
    this.open(files.map((file) => ({ file })));
    if (!files.length) this.again.show();
  }

  open(pictures) {
    this.rows.replaceChildren();
    this.again.hide();
    // Opened first: then the focus goes to the words that are asked for.
    if (!this.dialog.open) this.dialog.showModal();
    this.take(pictures);
  }

  takeAgain(figure) {
    this.dialog.close();
    this.send([figure]);
  }

  take(pictures) {
    for (const { file, alt = "", problem = "" } of pictures) this.rows.append(this.rowOf(file, alt, this.unfit(file) || problem));
    this.rows.querySelector("input")?.focus();
  }

  rowOf(file, alt, problem) {
    const row = this.row.cloneNode(true);
    const [field, label] = [row.querySelector("input"), row.querySelector("label")];
    row.querySelector("[data-name]").textContent = file.name || this.say("pasted-picture");
    row.querySelector("[data-problem]").textContent = problem;
    label.htmlFor = field.id = `figure-alt-${++count}`;
    field.value = alt;
    row.querySelector("[data-remove]").addEventListener("click", () => {
      row.remove();
      this.chooser.focus();
    });
    if (this.unfit(file)) [field, label].forEach((each) => each.remove());
    else row.picture = file;
    return row;
  }

  unfit(file) {
    if (!KINDS.includes(file.type)) return this.say("no-picture");
    return file.size > MOST_BYTES ? this.say("too-large") : "";
  }

  submit(event) {
    event.preventDefault();
    const rows = [...this.rows.children].filter((row) => row.picture);
    if (!rows.length) return this.chooser.focus();
    const pictures = rows.map((row) => ({ file: row.picture, alt: row.querySelector("input").value.trim() }));
    const silent = rows.find((row) => !row.querySelector("input").value.trim());
    if (silent) return this.askFor(silent);
    this.dialog.close();
    this.send(pictures);
  }

  askFor(row) {
    row.querySelector("[data-problem]").textContent = this.say("no-words");
    row.querySelector("input").focus();
  }

  closed() {
    this.view.focus();
  }

  /** The last first, so that each stands before those that were chosen after it; what fails is asked for again. */
  async send(pictures) {
    const { view } = this;
    const waits = pictures.map((picture) => ({ ...picture, id: ++count, name: picture.name ?? picture.file.name }));
    const at = view.state.doc.lineAt(Math.min(this.at, view.state.doc.length)).to;
    for (const { id, name, file } of waits) beginWaiting(view, { id, at, words: this.say(file ? "uploading" : "taking", { name }) });
    const failed = [];
    for (const each of waits.reverse()) {
      const answer = await this.upload(each);
      const at = placeOf(view.state, each.id);
      if (answer.line) this.place(view, at, answer.line, each.id);
      else {
        view.dispatch({ effects: endWaiting(each.id) });
        failed.unshift({ ...each, problem: answer.reason });
      }
    }
    if (failed.length < waits.length) this.tell(this.say("uploaded"));
    if (failed.some((each) => each.file)) this.open(failed);
    else if (failed.length) this.tell(failed[0].problem);
  }

  place(view, at, line, id) {
    const { changes } = passageAt(view.state, at, line);
    view.dispatch({ changes, effects: endWaiting(id), userEvent: "input" });
  }

  async upload({ file, alt, address = this.form.dataset.figures }) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    if (file) body.append("picture", file, file.name || "picture");
    if (file) body.append("alt", alt);
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      return answer.ok ? said : { reason: said.reason ?? this.say("not-sent") };
    } catch {
      return { reason: this.say("not-sent") };
    }
  }
}
