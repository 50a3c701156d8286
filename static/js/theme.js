// Light or dark by hand, over what the system says. The button stays hidden where scripts do not run.
{
  const root = document.documentElement;
  const button = document.querySelector("[data-theme-switch]");

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

  const name = () => {
    button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };

  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

  if (button) {
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      keep(root.dataset.theme);
      name();
    });
  }
}
