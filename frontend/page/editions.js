// The editions a person takes part in, fetched when they are asked for; without this the desk lists them.
const button = document.querySelector("[data-editions]");

if (button) {
  const panel = document.getElementById(button.getAttribute("popovertarget"));
  panel.addEventListener("beforetoggle", async (event) => {
    if (event.newState !== "open" || panel.dataset.filled) return;
    panel.dataset.filled = "yes";
    const answer = await fetch(button.dataset.editions, { headers: { Accept: "text/html" } }).catch(() => null);
    if (answer?.ok && !answer.redirected) panel.innerHTML = await answer.text();
    else location.assign(button.dataset.otherwise);
  });
}
