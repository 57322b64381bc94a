// Moves what says `data-move` to another place (`data-slot`), by dragging it or, after M, with the arrow keys and Enter.
// data-move       the page that moves it, ending where the new time goes; data-field and data-clock: what it asks, what stays
// data-move-at-once  it is a wish: carried out by that page without asking first (and asked there, should it be refused)
// data-goes       on the board, links inside it: each names the place that it leads to
// data-slots      as in desk-slots.js
document.addEventListener("DOMContentLoaded", () => {
  const said = document.querySelector("[data-move-said]");
  const form = document.querySelector("[data-move-form]");
  const grid = document.querySelector("[data-slots]");
  if (!grid) return;
  const [across, down] = grid.dataset.slots.split(",").map(Number);
  const slots = [...document.querySelectorAll("[data-slot]")];
  let item = null;
  let target = -1;

  const time = (slot) => {
    const [day, hour] = slot.split("T");
    if (item.dataset.field === "wanted") return day;
    return `${day}T${hour ? hour.slice(0, 2) + item.dataset.clock.slice(2) : item.dataset.clock}`;
  };
  const door = (slot) => slot && [...item.querySelectorAll("[data-goes]")].find(({ dataset }) => dataset.goes === slot.dataset.slot);
  const takes = (slot) => Boolean(slot?.dataset.slot) && (item.dataset.move ? slot !== item.closest("[data-slot]") : Boolean(door(slot)));
  const show = (at) => {
    target = at;
    slots.forEach((slot, index) => slot.classList.toggle("is-target", index === at));
  };
  const leave = () => {
    item?.classList.remove("is-moving");
    slots.forEach((slot) => slot.classList.remove("is-target", "is-open"));
    item = null;
    target = -1;
  };
  const take = (what) => {
    leave();
    item = what;
    item.classList.add("is-moving");
    slots.forEach((slot) => slot.classList.toggle("is-open", takes(slot)));
    target = slots.indexOf(item.closest("[data-slot]"));
  };
  const go = (slot) => {
    const { move, field, moveAtOnce } = item.dataset;
    if (!move) { location.href = door(slot).href; return; }
    if (moveAtOnce === undefined) { location.href = move + time(slot.dataset.slot); return; }
    const asked = document.createElement("input");
    Object.assign(asked, { type: "hidden", name: field, value: time(slot.dataset.slot) });
    form.append(asked);
    form.action = move + asked.value;
    form.submit();
  };

  document.addEventListener("dragstart", (event) => {
    const what = event.target.closest?.("[data-move], [data-moves]");
    if (!what) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", what.textContent.trim());
    take(what);
  });
  document.addEventListener("dragend", leave);
  document.addEventListener("dragover", (event) => {
    const slot = item && event.target.closest?.("[data-slot]");
    if (!slot || !takes(slot)) return;
    event.preventDefault();
    show(slots.indexOf(slot));
  });
  document.addEventListener("drop", (event) => {
    const slot = item && event.target.closest?.("[data-slot]");
    if (!slot || !takes(slot)) return;
    event.preventDefault();
    go(slot);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const what = event.target.closest?.("[data-move], [data-moves]");
    const step = { ArrowLeft: -across, ArrowRight: across, ArrowUp: -down, ArrowDown: down }[event.key];
    if (!item && what && event.key.toLowerCase() === "m") {
      take(what);
      said.textContent = `${said.dataset.taken} ${slots[target]?.dataset.said ?? ""}`;
    } else if (item && step) {
      let at = target < 0 ? (step > 0 ? 0 : slots.length - 1) : target + step;
      while (slots[at] && !takes(slots[at])) at += step;
      if (slots[at]) {
        show(at);
        slots[at].scrollIntoView({ block: "nearest", inline: "nearest" });
        said.textContent = slots[at].dataset.said;
      }
    } else if (item && event.key === "Enter" && takes(slots[target])) go(slots[target]);
    else if (item && (event.key === "Escape" || event.key === "Tab")) { leave(); said.textContent = said.dataset.left; }
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
});
