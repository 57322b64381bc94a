// Empty places of a calendar: one of them is a stop of the Tab key, and the arrow keys go on from it.
// data-slots="24,1" says how many places lie between one and its neighbour to the right, and below.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-slots]").forEach((grid) => {
    const [across, down] = grid.dataset.slots.split(",").map(Number);
    const steps = { ArrowLeft: -across, ArrowRight: across, ArrowUp: -down, ArrowDown: down };
    const slots = [...grid.querySelectorAll("[data-slot]")];
    const doors = slots.map((slot) => slot.querySelector(".cal-add"));
    const choose = (door) => doors.forEach((one) => { if (one) one.tabIndex = one === door ? 0 : -1; });
    const first = grid.querySelector("[aria-current=date]")?.closest("[data-slot]")?.querySelector(".cal-add");
    choose(first ?? doors.find(Boolean));
    grid.addEventListener("focusin", ({ target }) => { if (doors.includes(target)) choose(target); });
    grid.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (!step || !event.target.matches(".cal-add")) return;
      event.preventDefault();
      let at = doors.indexOf(event.target) + step;
      while (slots[at] && !doors[at]) at += step;
      doors[at]?.focus();
    });
  });
});
