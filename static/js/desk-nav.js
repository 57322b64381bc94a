// Folds the navigation away on wide screens, and remembers it.
document.addEventListener("DOMContentLoaded", () => {
  const toggle = document.querySelector("[data-nav-toggle]");
  if (!toggle) return;
  const root = document.documentElement;
  const show = (folded) => {
    root.classList.toggle("nav-folded", folded);
    toggle.setAttribute("aria-expanded", String(!folded));
  };
  toggle.hidden = false;
  show(localStorage.getItem("desk.nav") === "folded");
  toggle.addEventListener("click", () => {
    const folded = !root.classList.contains("nav-folded");
    localStorage.setItem("desk.nav", folded ? "folded" : "open");
    show(folded);
  });
});
