// The list's ticks: all of the page at once, a row of them with Shift, and how many there are.
document.addEventListener("DOMContentLoaded", () => {
  const bar = document.getElementById("bulk");
  if (!bar) return;
  const ticks = [...document.querySelectorAll('input[name="story"][form="bulk"]')];
  const count = bar.querySelector("[data-bulk-count]");
  const everything = bar.querySelector('[name="all"]');
  const whole = document.querySelector("[data-bulk-page]");
  let last;

  const tell = () => {
    const number = ticks.filter((tick) => tick.checked).length;
    if (count) count.textContent = number ? count.dataset.bulkCount.replace("#", number) : "";
    const isNothing = !number && !everything?.checked;
    bar.querySelectorAll("button").forEach((button) => { button.disabled = isNothing && button !== whole; });
  };
  ticks.forEach((tick, place) => tick.addEventListener("click", (event) => {
    if (event.shiftKey && last !== undefined) {
      ticks.slice(Math.min(last, place), Math.max(last, place) + 1).forEach((one) => { one.checked = tick.checked; });
    }
    last = place;
    tell();
  }));
  everything?.addEventListener("change", tell);
  if (whole) {
    whole.hidden = false;
    whole.addEventListener("click", () => {
      const all = ticks.some((tick) => !tick.checked);
      ticks.forEach((tick) => { tick.checked = all; });
      tell();
    });
  }
  tell();
});
