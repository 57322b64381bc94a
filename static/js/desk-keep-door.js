// Signed out while writing: a dialog signs in again on the same page, and what was under way goes on.
document.addEventListener("DOMContentLoaded", () => {
  const { panel, flush } = window.deskKeep ?? {};
  const template = panel?.querySelector("[data-keep-door]");
  if (!template) return;
  document.body.append(template.content.cloneNode(true));
  const dialog = document.querySelector(".desk-door");
  const form = dialog.querySelector("form");
  const note = dialog.querySelector(".errornote");
  const { username, password } = form.elements;
  let goOn = null, leaveAlone = 0;

  const complain = (text) => {
    note.textContent = text;
    note.hidden = !text;
  };
  const open = () => {
    if (dialog.open) return;
    complain("");
    password.value = "";
    dialog.showModal();
    password.focus();
  };
  const close = () => {
    leaveAlone = Date.now() + 60_000;
    goOn = null;
  };
  // Fetching the login first brings the token that it asks for.
  const signIn = async () => {
    await fetch(panel.dataset.login, { cache: "no-store" });
    const body = new URLSearchParams({ username: username.value, password: password.value });
    const headers = { "X-CSRFToken": window.deskToken.read() };
    const answer = await fetch(panel.dataset.login, { method: "POST", body, headers, redirect: "manual" });
    if (answer.type === "opaqueredirect") return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = page.querySelector(".errornote, .errorlist")?.textContent.trim();
    return said || panel.dataset.saidSilent;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = await signIn().catch(() => panel.dataset.saidSilent);
    complain(said);
    if (said) return password.select();
    window.deskToken.renew();
    const next = goOn;
    dialog.close();
    leaveAlone = 0;
    const outcome = await flush({ ask: true });
    if (outcome.kind === "kept") next?.();
  });
  dialog.querySelector("[value=later]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", close);
  document.addEventListener("desk:door", (event) => {
    goOn = event.detail;
    open();
  });
  document.addEventListener("desk:kept", (event) => {
    if (event.detail.kind === "door" && Date.now() > leaveAlone) open();
  });
});
