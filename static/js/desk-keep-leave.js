// Asks before a page is left only where what was written is safe neither at the server nor in this browser.
window.addEventListener("beforeunload", (event) => {
  const { note, isSaving } = window.deskKeep ?? {};
  if (note && !isSaving && !note()) event.preventDefault();
});
