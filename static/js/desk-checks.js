// Keeps the list of checks fresh while the story is written, and leads from each line to its place.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-checks]");
  const form = panel?.closest("form");
  if (!form) return;
  const list = panel.querySelector("[data-checks-list]");
  const said = panel.querySelector("[data-checks-said]");
  const count = () => list.querySelector("[data-checks-count]")?.textContent.trim() ?? "";
  const PAUSE = 1500;
  let timer = 0;
  let asking = null;
  let known = "";

  const typed = () => {
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    return new URLSearchParams(fields).toString();
  };
  const offerCompanies = () => {
    if (!document.getElementById("id_companies")) return;
    list.querySelectorAll("[data-add-company]").forEach((button) => { button.hidden = false; });
  };
  const show = (html) => {
    const before = count();
    const lines = () => [...list.querySelectorAll("a, button")];
    const place = lines().indexOf(document.activeElement);
    list.innerHTML = html;
    offerCompanies();
    if (place >= 0) (lines()[place] ?? lines().at(-1) ?? panel).focus();
    if (count() !== before) said.textContent = count();
  };
  const ask = async () => {
    const fields = typed();
    if (fields === known) return;
    asking?.abort();
    const turn = asking = new AbortController();
    const answer = await fetch(panel.dataset.checks, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "X-CSRFToken": window.deskToken.read() },
      signal: turn.signal,
    }).catch(() => null);
    // Whoever has been signed out gets another page.
    if (!answer?.ok || answer.redirected) return;
    const html = await answer.text();
    if (turn.signal.aborted) return;
    known = fields;
    show(html);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };

  const go = (link) => {
    const { place, quote, picture } = link.dataset;
    const field = document.getElementById(`id_${place}`);
    for (let around = field?.parentElement; around; around = around.parentElement) {
      if (around.matches("details")) around.open = true;
    }
    if (place === "body") {
      const asked = new CustomEvent("desk:select", { detail: { quote, picture }, cancelable: true });
      if (!document.dispatchEvent(asked)) return true;
    }
    if (!field) return false;
    field.focus();
    document.activeElement.scrollIntoView({ block: "center" });  // a box that chooses hands the keyboard on
    return true;
  };
  const add = (button) => {
    const { addCompany: id, name } = button.dataset;
    document.getElementById("id_companies").dispatchEvent(new CustomEvent("desk:choose", { detail: { id, text: name } }));
    clearTimeout(timer);
    ask();
  };

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    const button = event.target.closest("[data-add-company]");
    if (button) add(button);
    else if (link && go(link)) event.preventDefault();
  });
  offerCompanies();
  // From a page that asks before a verb, a line leads here by the address alone.
  const arrived = [...list.querySelectorAll("a[data-place]")].find((link) => location.hash === `#id_${link.dataset.place}`);
  if (arrived?.dataset.place === "body") document.addEventListener("desk-editor:ready", () => go(arrived), { once: true });
  else if (arrived) go(arrived);
});
