// The text as readers will see it, drawn by the server beside the text; the focus stays where it is.

const PAUSE_MS = 800;

export class Preview {
  constructor(panel, form, { say }) {
    Object.assign(this, { panel, form, say });
    this.body = panel.querySelector("[data-preview-text]");
    this.button = form.querySelector("[data-preview]");
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", (event) => {
      event.preventDefault();
      this.toggle();
    });
    panel.querySelector("[data-close]").addEventListener("click", () => {
      this.toggle();
      this.button.focus();
    });
  }

  toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.button.setAttribute("aria-expanded", String(!this.panel.hidden));
    if (!this.panel.hidden) this.draw();
  }

  /** After a pause in writing, while the panel is open. */
  changed() {
    clearTimeout(this.timer);
    if (!this.panel.hidden) this.timer = setTimeout(() => this.draw(), PAUSE_MS);
  }

  async draw() {
    const asked = (this.asked = {});
    const body = new FormData(this.form);
    body.delete("picture");
    this.panel.setAttribute("aria-busy", "true");
    const drawn = await this.fetch(body);
    if (this.asked !== asked) return;
    this.panel.setAttribute("aria-busy", "false");
    if (drawn) this.body.replaceChildren(...document.adoptNode(drawn).childNodes);
    else this.body.textContent = this.say("no-preview");
  }

  async fetch(body) {
    try {
      const answer = await fetch(this.button.formAction, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const drawn = answer.ok ? page.querySelector("[data-drawn]") : null;
      // A reader of the preview goes on writing here.
      for (const link of drawn?.querySelectorAll("a[href^=http]") ?? []) link.target = "_blank";
      return drawn;
    } catch {
      return null;
    }
  }
}
