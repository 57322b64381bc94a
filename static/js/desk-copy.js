// A button beside a field that holds something to pass on: it copies it, and says so.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("input[data-copy]").forEach((field) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = field.dataset.copy;
    button.setAttribute("aria-live", "polite");
    field.after(button);
    button.addEventListener("click", async () => {
      field.select();
      // Without a secure context there is no clipboard; the text stays selected for the keyboard.
      await navigator.clipboard?.writeText(field.value);
      if (!navigator.clipboard) document.execCommand("copy");
      button.textContent = field.dataset.copied;
      setTimeout(() => { button.textContent = field.dataset.copy; }, 2000);
    });
    field.addEventListener("focus", () => field.select());
  });
});
