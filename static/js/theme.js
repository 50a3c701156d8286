// Light or dark by hand, over what the system says. It runs before the page is drawn, so that nothing flashes;
// the button stays hidden where scripts do not run.
{
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // a private window may refuse
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // the choice then lasts for this page only
    }
  };

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  const offer = (button) => {
    const name = () => (button.textContent = isDark() ? button.dataset.light : button.dataset.dark);
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      keep(root.dataset.theme);
      name();
    });
  };

  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-theme-switch]").forEach(offer));
}
