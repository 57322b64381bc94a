// Before a save leaves the page, the server is asked: signed out or dead, the page stays and says so.
document.addEventListener("DOMContentLoaded", () => {
  const { flush, say, panel, form } = window.deskKeep ?? {};
  if (!flush) return;
  let passes = false, asking = false;
  const pass = (button) => {
    passes = window.deskKeep.isSaving = true;
    form.requestSubmit(button?.isConnected ? button : null);
    passes = false;
    setTimeout(() => { window.deskKeep.isSaving = false; }, 5000);
  };
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (passes || event.defaultPrevented) return;
    if (button?.hasAttribute("formaction")) {
      window.deskKeep.isSaving = true;
      return;
    }
    event.preventDefault();
    if (asking) return;
    asking = true;
    const outcome = await flush({ ask: true });
    asking = false;
    if (outcome.kind === "silent") say(panel.dataset.saidUnsaved, "silent");
    else if (outcome.kind === "door") document.dispatchEvent(new CustomEvent("desk:door", { detail: () => pass(button) }));
    else if (outcome.kind !== "other") pass(button);
  });
});
