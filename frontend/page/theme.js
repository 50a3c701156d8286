// The switch between light and dark; early.js has set what was chosen before.
const root = document.documentElement;

document.querySelectorAll("[data-theme-switch]").forEach((button) =>
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // a private window may refuse; the choice then lasts for this page only
    }
  }),
);

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
