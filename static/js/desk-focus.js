// Focus mode: the text alone. Escape or the button brings the rest back; it lasts as long as the browser's session.
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-focus]");
  if (!button) return;
  const root = document.documentElement;
  const isOn = () => root.classList.contains("is-focused");
  const say = () => {
    button.setAttribute("aria-pressed", String(isOn()));
    button.textContent = isOn() ? button.dataset.leave : button.dataset.said;
  };
  const turn = (on) => {
    const inside = document.activeElement;
    root.classList.toggle("is-focused", on);
    try { sessionStorage.setItem("desk.focus", on ? "on" : "off"); } catch { /* only this page then */ }
    say();
    // What had the keyboard may be gone now: the text is where the person was going.
    if (on && inside !== document.body && !inside?.checkVisibility()) button.focus();
    if (on) document.querySelectorAll("[popover]:popover-open").forEach((open) => open.hidePopover());
  };
  say();
  button.addEventListener("click", () => turn(!isOn()));
  // Asked before anybody else hears the key: Escape closes first what lies above the text. The editor takes every Escape.
  let isBusy = false;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const above = [...document.querySelectorAll("dialog[open], :popover-open, [role=listbox]")];
    isBusy = above.some((one) => one.checkVisibility());
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isBusy || !isOn()) return;
    if (event.defaultPrevented && !event.target.closest(".tiptap")) return;
    turn(false);
  });
});
