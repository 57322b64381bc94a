// Asks, whenever writing pauses, what is found in the text, and keeps the list of it; lines that stay keep what was typed in them.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-found]");
  const form = panel?.closest("form");
  if (!form || !document.getElementById("id_companies")) return;
  const list = panel.querySelector("[data-found-list]");
  const PAUSE = 1200;
  const FIELDS = new Set([
    "headline", "standfirst", "body", "language", "dated", "answers",
    "companies", "people", "partnerships", "milestones", "reported",
  ]);
  const made = new WeakMap();
  let [timer, asking, known] = [0, null, ""];

  const typed = () => new URLSearchParams([...new FormData(form)].filter(([name]) => FIELDS.has(name))).toString();
  const keyOf = ({ dataset }) => [dataset.kind, dataset.about, dataset.words].join("\n");
  const show = (html) => {
    // Lines that move lose the keyboard.
    const field = list.contains(document.activeElement) ? document.activeElement : null;
    const caret = [field?.selectionStart, field?.selectionEnd];
    const page = new DOMParser().parseFromString(html, "text/html");
    const before = new Map([...list.querySelectorAll("[data-found-line]")].map((line) => [keyOf(line), line]));
    page.querySelectorAll("[data-found-line]").forEach((line) => {
      const old = before.get(keyOf(line));
      made.set(line, line.outerHTML);
      if (old && made.get(old) === line.outerHTML) line.replaceWith(old);
    });
    list.replaceChildren(...page.body.childNodes);
    if (field?.isConnected) field.focus({ preventScroll: true });
    if (field?.isConnected && field.matches("textarea")) field.setSelectionRange(...caret);
    panel.dispatchEvent(new Event("found:shown"));
  };
  const ask = async () => {
    clearTimeout(timer);
    const fields = typed();
    if (fields === known) return;
    asking?.abort();
    const turn = asking = new AbortController();
    const answer = await fetch(panel.dataset.found, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "X-CSRFToken": window.deskToken.read() },
      signal: turn.signal,
    }).catch(() => null);
    // Whoever has been signed out gets another page.
    if (!answer?.ok || answer.redirected) return;
    const html = await answer.text();
    if (turn.signal.aborted) return;
    // What was found is of a text that reads otherwise by now.
    if (typed() !== fields) return later();
    known = fields;
    show(html);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };

  panel.hidden = false;
  form.addEventListener("input", (event) => { if (!panel.contains(event.target)) later(); });
  form.addEventListener("change", (event) => { if (!panel.contains(event.target)) later(); });
  panel.addEventListener("found:ask", () => { known = ""; ask(); });
  // The editor puts the text in order before anybody types; without one, the text stands in its field.
  if (document.querySelector(".tiptap")) ask();
  else {
    document.addEventListener("desk-editor:ready", ask, { once: true });
    later();
  }
});
