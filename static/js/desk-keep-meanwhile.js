// Says who else has the story open, and what was saved since this page began.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-keep]");
  if (!panel) return;
  const others = panel.querySelector("[data-keep-others]");
  const moved = panel.querySelector("[data-keep-moved]");
  const show = (line, text) => {
    if (line.textContent !== text) line.textContent = text;  // a live region repeats whatever is written
  };
  document.addEventListener("desk:kept", (event) => {
    const { kind, answer } = event.detail;
    if (kind !== "kept" || !answer) return;
    show(others, answer.others ?? "");
    show(moved, answer.moved ?? "");
  });
});
