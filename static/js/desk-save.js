// Ctrl+S (or ⌘S) saves the form and stays on it.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const button = document.querySelector(".submit-row [name=_continue]") ?? document.querySelector(".submit-row [name=_save]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
