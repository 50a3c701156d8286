// Figures that the plan has already, shown with their words; the one that is pressed is taken again.

export class Again {
  constructor(place, { address, say }, choose) {
    Object.assign(this, { place, address, say });
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-take]");
      if (button) choose({ address: button.dataset.take, name: button.querySelector("[data-alt]").textContent });
    });
  }

  hide() {
    this.asked = null;
    this.place.replaceChildren();
  }

  /** Asked for anew each time: the partner may have added one. */
  async show() {
    this.hide();
    const asked = (this.asked = {});
    const shown = await this.fetch();
    if (this.asked === asked) this.place.replaceChildren(shown);
  }

  async fetch() {
    try {
      const answer = await fetch(this.address);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = document.createDocumentFragment();
      list.append(...document.adoptNode(page.body).childNodes);
      return list;
    } catch {
      const line = document.createElement("p");
      line.className = "meta";
      line.textContent = this.say("no-figures");
      return line;
    }
  }
}
