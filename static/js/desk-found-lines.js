// The keyboard in the list of what is found: arrows move, Enter accepts, Delete dismisses, U undoes, Escape leads back.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-found]");
  if (!panel) return;
  const place = window.deskFoundPlace;
  const lines = () => [...panel.querySelectorAll("[data-found-line]")];
  const current = () => panel.querySelector("[data-found-line][tabindex='0']") ?? lines()[0];
  const isField = (element) => element.matches("input, textarea, select");
  // Which line had the keyboard, for when the list is new or the line is gone.
  let at = -1;
  // The line that an undone answer brings back.
  let wanted = null;

  const select = (line) => {
    lines().forEach((one) => {
      one.tabIndex = one === line ? 0 : -1;
      one.classList.toggle("is-selected", one === line);
      one.querySelectorAll("button, textarea, select, a").forEach((inner) => { inner.tabIndex = one === line ? 0 : -1; });
    });
    at = lines().indexOf(line);
    if (line) place.show(JSON.parse(line.dataset.places));
  };
  const go = (step) => {
    const all = lines();
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(current()) + step))]?.focus();
  };
  const back = () => {
    place.clear();
    document.querySelector(".tiptap")?.editor.commands.focus();
  };
  const send = (name, line) => line.dispatchEvent(new CustomEvent(name, { bubbles: true }));

  panel.addEventListener("focusin", ({ target }) => {
    const line = target.closest("[data-found-line]");
    if (target === panel) current()?.focus();
    else if (line && !line.classList.contains("is-selected")) select(line);
  });
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget || panel.contains(relatedTarget)) return;
    place.clear();
    lines().forEach((line) => line.classList.remove("is-selected"));
    at = -1;
  });
  panel.addEventListener("found:ask", ({ detail }) => { wanted = detail; });
  panel.addEventListener("found:shown", () => {
    const all = lines();
    const back = wanted && all.find(({ dataset }) => Object.entries(wanted).every(([name, value]) => dataset[name] === value));
    wanted = null;
    if (back) return back.focus();
    if (!all.some((line) => line.tabIndex === 0) && all[0]) all[0].tabIndex = 0;
    if (at >= 0 && !panel.contains(document.activeElement)) (all[Math.min(at, all.length - 1)] ?? panel).focus();
  });
  // Sent by whoever takes a line away: the keyboard goes to the next one, and after the last never to what undoes it.
  panel.addEventListener("found:leaving", ({ target }) => {
    const all = lines();
    const next = all[all.indexOf(target) + 1] ?? all[all.indexOf(target) - 1] ?? panel;
    if (target.contains(document.activeElement)) next.focus();
    if (at >= 0) at = all.filter((line) => line !== target).indexOf(next);
  });
  panel.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const line = target.closest("[data-found-line]");
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const fromField = { Enter: () => send("found:accept", line), Escape: () => line.focus() };
    const fromLine = {
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      Enter: () => send("found:accept", line),
      Delete: () => send("found:dismiss", line),
      Backspace: () => send("found:dismiss", line),
    };
    const fromAnywhere = { Escape: back, u: () => send("found:undo", panel), U: () => send("found:undo", panel) };
    const acts = isField(target) ? fromField : { ...fromAnywhere, ...(target === line ? fromLine : {}) };
    if (!acts[key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[key]();
  });
});
