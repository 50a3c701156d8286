// A toolbar of words: one stop for Tab, arrow keys inside, and what is true of the text shown as pressed.

/** Gives `update(state)`, to be called when the text or the caret has moved. */
export function useToolbar(toolbar, view, tools) {
  const buttons = [...toolbar.querySelectorAll("[data-tool]")];
  buttons.forEach((button, index) => {
    button.tabIndex = index ? -1 : 0;
    button.addEventListener("click", () => run(button, tools[button.dataset.tool], view));
    // The caret and what is chosen stay where they are.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("focus", () => stopAt(buttons, button));
  });
  toolbar.addEventListener("keydown", (event) => walk(event, buttons));
  return (state) => {
    for (const button of buttons) show(button, tools[button.dataset.tool], state);
  };
}

function run(button, tool, view) {
  if (button.getAttribute("aria-disabled") === "true") return;
  tool.run(view);
  if (!tool.opens) view.focus();
}

function show(button, tool, state) {
  if (tool.pressed) button.setAttribute("aria-pressed", String(tool.pressed(state)));
  if (tool.able) button.setAttribute("aria-disabled", String(!tool.able(state)));
}

function stopAt(buttons, chosen) {
  for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
}

function walk(event, buttons) {
  const at = buttons.indexOf(event.target);
  const last = buttons.length - 1;
  const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  buttons[to].focus();
}
