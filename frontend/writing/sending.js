// The page's buttons: those of the form store without leaving the page; those of the banner act at once.
import { form } from "./field.js";
import { freshenForms } from "./wire.js";

export function watchForm({ store, takeBack, copy, sayStored }) {
  let byHand = false;

  async function press(button) {
    const name = await store();
    if (name === "conflict") choose();
    else if (name === "idle" && button.value === "plan") location.assign(form.querySelector(".leave").href);
    else if (name === "idle") sayStored();
  }

  // The page of both texts is the form's own answer to an overlap.
  function choose() {
    byHand = true;
    form.querySelector("button[name=then][value=stay]").click();
    byHand = false;
  }

  form.addEventListener("submit", (event) => {
    freshenForms();
    const button = event.submitter;
    const brings = form.elements.picture?.files.length;
    if (byHand || brings || !button || button.name !== "then" || button.hasAttribute("formaction")) return;
    event.preventDefault();
    press(button);
  });

  document.addEventListener("click", async (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act === "retry") store();
    if (act === "choose") choose();
    if (act === "copy") copy();
    if (act === "take-up") {
      event.preventDefault();
      const draft = event.target.closest("[data-draft]");
      const words = { text: draft.querySelector("[data-words]").value, base: Number(draft.dataset.draft), attempt: null };
      if (await takeBack(words)) draft.open = false;
    }
  });
  document.addEventListener("submit", freshenForms, true);
}
