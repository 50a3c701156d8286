// A live region speaks only when it changes, so what a page arrives with is put into one after loading.
// The visible messages stay where they are, to be read again.
{
  const region = document.querySelector("[data-announce]");
  const said = [...document.querySelectorAll(".messages li")].map((line) => line.textContent.trim());
  if (region && said.length) {
    setTimeout(() => (region.textContent = said.join(" ")), 200);
    setTimeout(() => (region.textContent = ""), 8000);
  }
}
