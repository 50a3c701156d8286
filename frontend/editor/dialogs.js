// A question in a native dialog: what was filled in, or null when it was put away.

/** Shows a dialog with these values; `check` names the field that is not right yet, or gives null. */
export function ask(dialog, values, check) {
  const form = dialog.querySelector("form");
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  complain(form, null);
  return new Promise((resolve) => {
    const submit = (event) => {
      event.preventDefault();
      const sent = { ...Object.fromEntries(new FormData(form)), action: event.submitter?.value ?? "" };
      const wrong = check(sent);
      if (wrong) complain(form, wrong);
      else finish(sent);
    };
    const finish = (answer) => {
      form.removeEventListener("submit", submit);
      dialog.onclose = null;
      if (dialog.open) dialog.close();
      resolve(answer);
    };
    form.addEventListener("submit", submit);
    dialog.onclose = () => finish(null);
    dialog.showModal();
  });
}

function complain(form, name) {
  for (const line of form.querySelectorAll("[data-problem]")) {
    const wrong = line.dataset.problem === name;
    line.hidden = !wrong;
    const field = form.elements[line.dataset.problem];
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (wrong) field.focus();
  }
}

/** Buttons that put their dialog away. */
export function closeByButton(dialog) {
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
}
