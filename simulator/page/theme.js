// Runs before the page is painted, so that nobody in the dark is dazzled first.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const preferred = () => (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");
  const chosen = () => localStorage.getItem("theme") ?? preferred();
  const show = () => {
    document.documentElement.dataset.theme = chosen();
    document.getElementById("theme")?.setAttribute("aria-pressed", String(chosen() === "dark"));
  };
  show();
  dark.addEventListener("change", show);
  contrast.addEventListener("change", show);
  addEventListener("DOMContentLoaded", () => {
    show();
    document.getElementById("theme").addEventListener("click", () => {
      localStorage.setItem("theme", chosen() === "dark" ? "light" : "dark");
      show();
    });
  });
})();
