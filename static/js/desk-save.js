// Ctrl+S (or ⌘S) saves the form and stays on it; where two texts are compared, it saves what was chosen.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const names = ["[name=_resolve]", ".submit-row [name=_continue]", ".submit-row [name=_save]"];
  const button = names.map((name) => document.querySelector(name)).find(Boolean);
  if (!button) return;
  event.preventDefault();
  button.click();
});
