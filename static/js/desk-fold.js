// Remembers which groups of the rail are folded. It runs where the rail ends, before anything of it is painted.
document.querySelectorAll("[data-fold]").forEach((group) => {
  const key = `desk.fold.${group.dataset.fold}`;
  const kept = localStorage.getItem(key);
  if (kept && !group.querySelector(".errorlist")) group.open = kept === "open";
  group.querySelector("summary").addEventListener("click", () => {
    localStorage.setItem(key, group.open ? "folded" : "open");
  });
});
