// Counts down how long something can be undone; then the button goes, as the server would refuse it.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("form[data-undo]").forEach((form) => {
    const left = form.querySelector("[data-undo-left]");
    const end = performance.now() + Number(form.dataset.undo) * 1000;
    const tick = () => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      if (seconds <= 0) {
        const held = form.contains(document.activeElement);
        form.remove();
        clearInterval(timer);
        if (held) document.getElementById("content-start")?.focus();
        return;
      }
      left.textContent = seconds;
    };
    const timer = setInterval(tick, 250);
    tick();
  });
});
