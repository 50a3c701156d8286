// Pictures chosen, dropped or pasted: asked for their alternative text, sent one by one, put where they were dropped.
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
    dialog.querySelector("form").addEventListener("submit", (event) => this.submit(event));
    dialog.addEventListener("close", () => this.closed());
  }

  /** Opens the dialog, with pictures that are there already or for choosing some. */
  begin(view, files, at = view.state.selection.main.head) {
    Object.assign(this, { view, at, waits: [] });
    this.rows.replaceChildren();
    this.take(files.map((file) => ({ file })));
    if (!this.dialog.open) this.dialog.showModal();
  }

  take(pictures) {
    for (const { file, alt = "", problem = this.unfit(file) } of pictures) {
      const row = this.row.cloneNode(true);
      const field = row.querySelector("input");
      const id = `figure-alt-${++count}`;
      row.querySelector("label").htmlFor = field.id = id;
      row.querySelector("[data-name]").textContent = file.name || this.say("pasted-picture");
      row.querySelector("[data-problem]").textContent = problem;
      field.value = alt;
      field.required = !problem;
      field.hidden = row.querySelector("label").hidden = Boolean(problem) && Boolean(this.unfit(file));
      row.querySelector("[data-remove]").addEventListener("click", () => {
        row.remove();
        this.chooser.focus();
      });
      row.picture = this.unfit(file) ? null : file;
      this.rows.append(row);
    }
    this.rows.querySelector("input:not([hidden])")?.focus();
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
    if (pictures.some(({ alt }) => !alt)) return;
    this.dialog.close();
    this.send(pictures);
  }

  closed() {
    this.view.focus();
  }

  /** In the order in which they were chosen; what fails is asked for again, with its words. */
  async send(pictures) {
    const { view } = this;
    const waits = pictures.map((picture) => ({ ...picture, id: ++count }));
    for (const { id, file } of waits) beginWaiting(view, id, this.at, this.say("uploading", { name: file.name }));
    const failed = [];
    for (const each of waits) {
      const answer = await this.upload(each);
      const at = placeOf(view.state, each.id);
      if (answer.line) this.place(view, at, answer.line, each.id);
      else {
        view.dispatch({ effects: endWaiting(each.id) });
        failed.push({ ...each, problem: answer.reason });
      }
    }
    if (failed.length < waits.length) this.tell(this.say("uploaded"));
    if (!failed.length) return;
    this.begin(view, []);
    this.take(failed);
  }

  place(view, at, line, id) {
    const { changes } = passageAt(view.state, at, line);
    view.dispatch({ changes, effects: endWaiting(id), userEvent: "input" });
  }

  async upload({ file, alt }) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    body.append("picture", file, file.name || "picture");
    body.append("alt", alt);
    try {
      const answer = await fetch(this.form.dataset.figures, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      return answer.ok ? said : { reason: said.reason ?? this.say("not-sent") };
    } catch {
      return { reason: this.say("not-sent") };
    }
  }
}
