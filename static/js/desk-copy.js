// A button beside a field that holds something to pass on: it copies it, and says so.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("input[data-copy]").forEach((field) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = field.dataset.copy;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    field.after(button, said);
    button.addEventListener("click", async () => {
      field.select();
      // Without a secure context there is no clipboard; the text stays selected for the keyboard.
      await navigator.clipboard?.writeText(field.value);
      if (!navigator.clipboard) document.execCommand("copy");
      said.textContent = field.dataset.copied;
      setTimeout(() => { said.textContent = ""; }, 2000);
    });
    field.addEventListener("focus", () => field.select());
  });
});
